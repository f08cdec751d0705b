import os
from pathlib import Path

import pytest

from inpaint_studio.engines.kernels import cache


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty cache."""
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "kernels"))
    forget()
    yield tmp_path / "kernels"
    forget()


def forget():
    for function in (cache.cache_folder, cache._sources, cache._note):
        function.cache_clear()


def test_the_folder_is_made(folder):
    made = Path(cache.cache_folder())
    assert made.parent == folder
    assert made.is_dir()
    assert not list(made.iterdir())


def test_other_sources_have_another_folder_and_the_older_one_goes_when_all_is_compiled(folder, monkeypatch):
    before = cache.cache_folder()
    cache.note_kernels("fmm")
    forget()
    monkeypatch.setattr(cache, "__file__", __file__)
    after = cache.cache_folder()
    assert after != before
    assert cache.needs_kernels("fmm")
    cache.note_kernels("fmm")
    assert not cache.needs_kernels("fmm")
    assert [os.fspath(path) for path in folder.iterdir()] == [after]


def test_without_a_folder_to_write_to_there_is_nothing_to_be_kept(folder, monkeypatch):
    folder.write_text("a file")
    assert cache.cache_folder() == ""
    assert not cache.needs_kernels("fmm")
    cache.note_kernels("fmm")


def test_by_default_it_is_a_part_of_the_users_cache(tmp_path, monkeypatch):
    monkeypatch.delenv("NUMBA_CACHE_DIR")
    monkeypatch.setattr(cache, "user_cache_path", lambda name, appauthor: tmp_path / name)
    assert Path(cache.cache_folder()).parent == tmp_path / "inpaint-studio" / "kernels"


def test_what_is_noted_holds_until_something_changes(folder, monkeypatch):
    assert cache.needs_kernels("fmm")
    cache.note_kernels("fmm")
    assert not cache.needs_kernels("fmm")
    cache._note.cache_clear()
    monkeypatch.setattr(cache, "version", lambda package: "another")
    assert cache.needs_kernels("fmm")
    cache.note_kernels("fmm")
    assert len(os.listdir(cache.cache_folder())) == 1
    assert not cache.needs_kernels("fmm")
