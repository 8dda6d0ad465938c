"""A QR code is drawn where a camera can read it."""

import pytest
import segno

from corridors.page.share import code_of

LEAST_PIXELS = 3  # of a module


@pytest.mark.parametrize("length", [20, 150, 412])
def test_a_code_is_drawn_as_large_as_a_camera_needs(length: int) -> None:
    link = "https://example.org/?".ljust(length, "x")
    code = code_of(link)
    assert code is not None
    with_quiet_zone = segno.make_qr(link, error="m").symbol_size(border=4)[0]
    assert code.pixels == LEAST_PIXELS * with_quiet_zone


@pytest.mark.parametrize("length", [413, 1_000, 10_000])
def test_a_link_that_is_too_long_has_none(length: int) -> None:
    assert code_of("https://example.org/?".ljust(length, "x")) is None
