import pytest

from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.convolutions import convolutions, flops_per_pixel


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global RestorationNetwork
    from inpaint_studio.engines.pconv.network import RestorationNetwork


@pytest.mark.parametrize(
    "config",
    [NetworkConfig(), NetworkConfig((8, 12, 16), (4,), 2), NetworkConfig((8, 8), (), 0), NetworkConfig((4,), ())],
)
def test_the_table_lists_every_convolution_of_the_network(config):
    network = RestorationNetwork(config)
    kernels = {weight.path: tuple(weight.shape) for weight in network.weights if weight.path.endswith("kernel")}
    listed = convolutions(config)
    assert {
        f"network/{each.name}/kernel": (each.size, each.size, each.inputs, each.outputs) for each in listed
    } == kernels
    assert len(listed) == len(kernels)


def test_operations_are_counted_as_by_hand():
    # stem 4 x 4, 10 to 4 at 1/2; two 3 x 3, 4 to 4 at 1/2; head 3 x 3, 4 to 12 at 1/2.
    assert flops_per_pixel(NetworkConfig((4,), ())) == 2 * (16 * 10 * 4 + 2 * 9 * 4 * 4 + 9 * 4 * 12) / 4


def test_a_finer_scale_costs_four_times_as_much():
    by_name = {each.name: each for each in convolutions(NetworkConfig((8, 8, 8), (), 1))}
    assert by_name["down_0_0/last"].flops == 4 * by_name["down_1_0/last"].flops == 4 * by_name["up_1_0/last"].flops
