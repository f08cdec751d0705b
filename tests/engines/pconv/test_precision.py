import pytest

from inpaint_studio.engines.pconv.precision import best_precision


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("model name\t: A\nflags\t\t: fpu sse2 amx_bf16 amx_tile\n", "mixed_bfloat16"),
        ("vendor_id\t: AuthenticAMD\nflags\t\t: fpu avx512_bf16\n", "mixed_bfloat16"),
        ("vendor_id\t: GenuineIntel\nflags\t\t: fpu avx512_bf16\n", "float32"),
        ("vendor_id\t: GenuineIntel\nflags\t\t: avx512_bf16 amx_bf16\n\nvendor_id\t: other\n", "mixed_bfloat16"),
        ("flags\t\t: fpu sse2 avx2 avx512f\nbugs: amx_bf16\n", "float32"),
        ("", "float32"),
    ],
)
def test_half_precision_is_for_processors_that_multiply_in_it(text, precision, tmp_path):
    path = tmp_path / "cpuinfo"
    path.write_text(text, encoding="utf-8")
    assert best_precision(path) == precision


def test_where_the_system_does_not_tell_it_is_float32(tmp_path):
    assert best_precision(tmp_path / "none") == "float32"
