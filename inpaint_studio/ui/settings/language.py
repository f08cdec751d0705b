"""The language of the window: the choice, its translations, and how numbers and dates are written."""

from collections.abc import Callable

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from inpaint_studio.resources import resource_path
from inpaint_studio.translation import Language, use_language

SYSTEM = "system"
"""The choice of the system's own language."""
SOURCE = "en"
"""What the program is written in."""
LANGUAGES = {SOURCE: "English", "de": "Deutsch", "fr": "Français"}
"""Code -> name, in the language itself."""
CONTEXT = "Inpaint Studio"
"""The context of our messages in Qt's translation files."""


def install_language(application: QApplication, choice: str) -> None:
    """Use the chosen language for all texts made from now on; call it before the window is made.

    Args:
        application: gets Qt's own translations.
        choice: a key of ``LANGUAGES``, or ``SYSTEM``.

    Raises:
        FileError: the installation is incomplete.
    """
    code = language_of(choice, QLocale.system())
    locale = locale_of(choice, QLocale.system())
    QLocale.setDefault(locale)
    point, group = locale.decimalPoint(), locale.groupSeparator()
    if code == SOURCE:
        use_language(Language(point=point, group=group))
        return
    ours = QTranslator(application)
    ours.load(str(resource_path("translations", f"inpaint-studio_{code}.qm")))
    use_language(Language(_finder(ours), point, group, code))
    theirs = QTranslator(application)  # For Qt's own buttons, menus and dialogs; not every packager ships them.
    if theirs.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(theirs)
    application.setLayoutDirection(QLocale(code).textDirection())


def language_of(choice: str, system: QLocale) -> str:
    """Return the code of the language to use: the chosen one, or the first of the system's that we have, or English."""
    if choice in LANGUAGES:
        return choice
    wanted = (name.partition("-")[0] for name in system.uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), SOURCE)


def locale_of(choice: str, system: QLocale) -> QLocale:
    """Return the locale for numbers and dates: the system's, unless a language other than the system's is chosen."""
    is_system = choice not in LANGUAGES or QLocale(choice).language() == system.language()
    return system if is_system else QLocale(choice)


def _finder(translator: QTranslator) -> Callable[[str, int | None], str]:
    """Return what looks up a text, with a count or None, in ``translator``; it returns "" for an unknown text."""

    def find(text: str, n: int | None) -> str:
        return translator.translate(CONTEXT, text, None, -1 if n is None else n) or ""

    return find
