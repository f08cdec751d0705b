"""What a new user is told, each once."""


def hint(window):
    return window.statusBar().hint.text()


def test_the_first_photo_says_what_to_do_until_something_was_marked(opened, settings):
    assert hint(opened.window) == "Paint over the damage, or press D to have it found. Then press Restore."
    opened.drag((50, 50), (60, 120))
    assert hint(opened.window) == ""
    opened.key("Ctrl+Z")
    assert hint(opened.window) == ""
    assert settings.read_state("has_marked") in (True, "true")


def test_after_the_first_restore_the_panel_s_switch_is_named_once(patient, opened):
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.drag((50, 50), (60, 120))
    opened.restore()
    assert "Restore while painting" in hint(opened.window)
    opened.drag((90, 50), (90, 120))
    assert hint(opened.window) == ""
    opened.restore()
    assert hint(opened.window) == ""


def test_without_a_photo_there_is_no_hint(window):
    assert hint(window) == ""
