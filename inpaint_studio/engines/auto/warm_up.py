"""Prepares everything that the first restoration would wait for; the network last, as few holes ask for it."""

from inpaint_studio.engines.fmm.warm_up import warm_up as warm_up_fmm
from inpaint_studio.engines.neighbours.warm_up import warm_up as warm_up_neighbours
from inpaint_studio.engines.pconv.engine import warm_up as warm_up_pconv
from inpaint_studio.engines.texture.warm_up import warm_up as warm_up_texture


def warm_up() -> None:
    """Load the kernels and the network."""
    warm_up_fmm()
    warm_up_neighbours()
    warm_up_texture()
    warm_up_pconv()
