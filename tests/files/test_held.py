import tracemalloc

from inpaint_studio.files.held import held
from inpaint_studio.files.load import load_photo


def test_small_files_are_held_as_they_are_and_large_ones_without_memory():
    assert held(b"small") == b"small"
    large = b"x" * (1 << 25)
    assert bytes(held(large)[:3]) == b"xxx"
    assert len(held(large)) == len(large)


def test_what_stands_behind_a_jpeg_takes_no_memory(tmp_path, photo_pixels, encode_with_pillow):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encode_with_pillow(photo_pixels, "JPEG") + bytes(50_000_000))
    tracemalloc.start()
    photo = load_photo(path)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert photo.source.original is not None
    assert taken < 5_000_000
