"""The network as an ONNX graph, made from its table and its weights; the Keras network that is trained is its equal.

Images are (B, C, H, W), as convolutions of ONNX want them. What takes it long and others a moment is left to others:
centring the input, and putting the output's pixels side by side.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

from inpaint_studio.detection.network.config import Convolution, DetectorConfig, convolutions
from inpaint_studio.detection.network.inputs import CHANNELS

_OPSET = 18
_IR_VERSION = 9  # of ONNX 1.14, the first with this opset; every runtime since then reads it

Weights = Mapping[str, NDArray[np.float32]]


def make_graph(config: DetectorConfig, weights: Weights) -> ModelProto:
    """Return the network as a graph with its weights.

    Input: ``image`` (B, C, H, W) float32, see ``inputs.centred_inputs_of``, H and W multiples of ``config.step``.
    Output: ``damage`` (B, 4, H / 2, W / 2) float32, the logarithms of the odds that the pixels of each square of two by
    two are damaged, row by row.

    Args:
        config: the network's table.
        weights: its weights by their names.
    """
    make = _Maker(config, weights)
    flow = make.node("Relu", [make.convolved("stem", "image", strides=2)])
    skips = []
    for level in range(len(config.widths)):
        flow = make.convolved(f"down_{level}", flow, strides=2) if level else flow
        for index in range(config.down[level]):
            flow = make.block(f"down_{level}_{index}", flow)
        skips.append(flow)
    for level in reversed(range(len(config.widths) - 1)):
        flow = make.node("Add", [make.spread(make.convolved(f"up_{level}", flow)), skips[level]])
        for index in range(config.up[level]):
            flow = make.block(f"up_{level}_{index}", flow)
    make.node("Identity", [make.convolved("head", flow)], "damage")
    graph = helper.make_graph(
        make.nodes,
        "damage",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["batch", CHANNELS, "rows", "columns"])],
        [helper.make_tensor_value_info("damage", TensorProto.FLOAT, ["batch", 4, "half rows", "half columns"])],
        make.constants,
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION)


class _Maker:
    """Adds nodes to a graph; each method returns the name of what its node gives."""

    def __init__(self, config: DetectorConfig, weights: Weights) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._shapes = {each.name: each for each in convolutions(config)}
        self._weights = weights

    def node(self, kind: str, inputs: list[str], name: str = "", **attributes: Any) -> str:
        name = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def constant(self, name: str, values: NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def spread(self, values: str) -> str:
        """Each pixel's channels become 2 x 2 pixels."""
        return self.node("DepthToSpace", [values], blocksize=2, mode="DCR")

    def block(self, name: str, flow: str) -> str:
        """Add x + W2 relu(W1 x)."""
        inner = self.node("Relu", [self.convolved(f"{name}_first", flow)])
        return self.node("Add", [flow, self.convolved(f"{name}_last", inner)])

    def convolved(self, name: str, values: str, *, strides: int = 1) -> str:
        shape: Convolution = self._shapes[name]
        kernel = self._weights[f"{name}/kernel"].astype(np.float32)
        inputs = [values, self.constant(f"{name}/kernel", kernel.transpose(3, 2, 0, 1))]
        if shape.has_bias:
            inputs.append(self.constant(f"{name}/bias", self._weights[f"{name}/bias"].astype(np.float32)))
        missing = max(0, shape.size - strides)  # pixels beyond the border, as Keras has for "same" and even sides
        before, after = missing // 2, missing - missing // 2
        window: dict[str, Any] = {
            "kernel_shape": [shape.size] * 2,
            "strides": [strides] * 2,
            "pads": [before, before, after, after],
        }
        return self.node("Conv", inputs, **window)
