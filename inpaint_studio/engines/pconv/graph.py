"""The network as an ONNX graph, made from the same table and weights as the Keras network that is trained.

ONNX Runtime loads it in a fraction of the time and the memory that Keras takes. What it computes is described in
``network``, ``layer`` and ``contrast``; the tests hold the two against each other. Within the graph images are
(B, C, H, W), as convolutions of ONNX want them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

from inpaint_studio.engines.pconv.config import NetworkConfig

_OPSET = 18
_IR_VERSION = 9  # of ONNX 1.14, the first with this opset; every runtime since then reads it
_BLOCK = 4  # rows and columns of which the level is the mean, see ``network``
_FAINTEST, _SHARE = 4e-5, 0.05  # see ``contrast``

Weights = Mapping[str, NDArray[np.float32]]
Pair = tuple[str, str]
"""The names of features and of their mask."""


def make_graph(config: NetworkConfig, weights: Weights) -> ModelProto:
    """Return the network as a graph with its weights.

    Inputs, float32: ``image`` (B, H, W, 3), whatever in the hole; ``hole`` (B, H, W, 1); ``prior`` (B, H, W, 3), see
    ``RestorationNetwork``. H and W are multiples of ``config.step``. Output: ``correction`` (B, H, W, 3), what is to be
    added to the filling where the hole is.

    Args:
        config: the network's table.
        weights: its weights by their names.
    """
    maker = _Maker(weights)
    correction = _correction(maker, config)
    sides: list[Any] = ["batch", "rows", "columns"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [*sides, channels])
        for name, channels in (("image", 3), ("hole", 1), ("prior", 3))
    ]
    maker.node("Transpose", [correction], "correction", perm=[0, 2, 3, 1])
    output = helper.make_tensor_value_info("correction", TensorProto.FLOAT, [*sides, 3])
    return _model(maker, inputs, [output])


def repeated_convolution(kernel: NDArray[np.float32], count: int) -> ModelProto:
    """Return a graph that applies one convolution ``count`` times, from ``values`` to ``result``, (B, C, H, W).

    Args:
        kernel: (C, C, size, size) float32.
        count: how often.
    """
    maker = _Maker({})
    place, values = maker.constant("kernel", kernel), "values"
    for _ in range(count):
        values = maker.node("Conv", [values, place], **_shape(kernel.shape[2], 1))
    maker.node("Identity", [values], "result")
    ends = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", kernel.shape[0], "rows", "columns"])
        for name in ("values", "result")
    ]
    return _model(maker, ends[:1], ends[1:])


def _model(maker: "_Maker", inputs: list[Any], outputs: list[Any]) -> ModelProto:
    graph = helper.make_graph(maker.nodes, "restoration", inputs, outputs, maker.constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION)


def _correction(make: "_Maker", config: NetworkConfig) -> str:
    image, hole, prior = (make.node("Transpose", [each], perm=[0, 3, 1, 2]) for each in ("image", "hole", "prior"))
    mask = make.cast(make.node("LessOrEqual", [hole, make.number(0)]))
    light = make.resized(make.pooled(prior, min(_BLOCK, config.step)), min(_BLOCK, config.step))
    contrast = _contrast(make, make.sub(image, light), mask, config.step)
    image = make.div(make.sub(image, light), contrast)
    detail = make.div(make.sub(prior, light), contrast)
    centred = make.mul(make.sub(light, make.number(0.5)), make.number(4))
    flow, _ = make.partial("stem", [(image, mask), (detail, ""), (centred, ""), (hole, "")], [3, 3, 3, 1], strides=2)
    known = [(image, mask)]
    for level in range(1, len(config.known_widths) + 1):
        before = 3 if level == 1 else config.known_widths[level - 2]
        values, valid = make.partial(f"known_{level}", [known[-1]], [before], strides=4 if level == 1 else 2)
        known.append((make.node("Relu", [values]), valid))
    skips = []
    for level in range(len(config.widths)):
        flow = make.convolved(f"down_{level}", flow, strides=2) if level else flow
        for index in range(config.depths[level]):
            sees = known[level] if not index and 0 < level < len(known) else None
            flow = _block(make, f"down_{level}_{index}", flow, config.widths[level], sees, config, level)
        skips.append(flow)
    for level in reversed(range(len(config.widths) - 1)):
        flow = make.add(make.spread(make.convolved(f"up_{level}", flow)), skips[level])
        for index in range(config.depths[level]):
            flow = _block(make, f"up_{level}_{index}", flow, config.widths[level], None, config, level)
    return make.mul(contrast, make.spread(make.convolved("head", flow)))


def _block(
    make: "_Maker", name: str, flow: str, width: int, sees: Pair | None, config: NetworkConfig, level: int
) -> str:
    """Add x + W2 relu(W1 x); where known pixels' features are seen, the first convolution is a partial one."""
    if sees is None:
        inner = make.convolved(f"{name}/first", flow)
    else:
        channels = [width, config.known_widths[level - 1]]
        inner, _ = make.partial(f"{name}/first", [(flow, ""), sees], channels)
    return make.add(flow, make.convolved(f"{name}/last", make.node("Relu", [inner])))


def _contrast(make: "_Maker", detail: str, mask: str, block: int) -> str:
    """Add the root mean square of the known pixels' detail in blocks of pixels, see ``local_contrast``."""
    squares = make.mean(make.mul(detail, detail), [1])
    energy = make.known(squares, mask)
    count = make.node("Max", [make.total(mask), make.number(1)])
    whole = make.div(make.total(energy), count)
    share = make.number(_SHARE)
    found = make.add(make.pooled(energy, block), make.mul(share, whole))
    square = make.div(found, make.add(make.pooled(mask, block), share))
    return make.node("Sqrt", [make.add(make.resized(square, block), make.number(_FAINTEST))])


class _Maker:
    """Adds nodes to a graph; each method returns the name of what its node gives."""

    def __init__(self, weights: Weights) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._weights = weights
        self._known_constants: set[str] = set()

    def node(self, kind: str, inputs: Sequence[str], name: str = "", **attributes: Any) -> str:
        name = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, name: str, values: NDArray[Any]) -> str:
        if name not in self._known_constants:
            self._known_constants.add(name)
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def number(self, value: float) -> str:
        return self.constant(f"number {value}", np.array(value, np.float32))

    def add(self, one: str, other: str) -> str:
        return self.node("Add", [one, other])

    def sub(self, one: str, other: str) -> str:
        return self.node("Sub", [one, other])

    def mul(self, one: str, other: str) -> str:
        return self.node("Mul", [one, other])

    def div(self, one: str, other: str) -> str:
        return self.node("Div", [one, other])

    def cast(self, condition: str) -> str:
        return self.node("Cast", [condition], to=TensorProto.FLOAT)

    def known(self, values: str, mask: str) -> str:
        """Values, and 0 for those under the mask. Chosen, not multiplied: NaN * 0 would be NaN."""
        return self.node("Where", [self.node("Greater", [mask, self.number(0)]), values, self.number(0)])

    def mean(self, values: str, axes: Sequence[int]) -> str:
        return self.node("ReduceMean", [values, self.constant(f"axes {axes}", np.array(axes, np.int64))], keepdims=1)

    def total(self, plane: str) -> str:
        return self.node("ReduceSum", [plane, self.constant("axes of planes", np.array([2, 3], np.int64))], keepdims=1)

    def pooled(self, values: str, block: int) -> str:
        return self.node("AveragePool", [values], kernel_shape=[block, block], strides=[block, block])

    def resized(self, blocks: str, size: int) -> str:
        """Straight lines between the centres of blocks, level beyond the outer ones."""
        scales = self.constant(f"scales {size}", np.array([1, 1, size, size], np.float32))
        mode = {"mode": "linear", "coordinate_transformation_mode": "half_pixel"}
        return self.node("Resize", [blocks, "", scales], **mode)

    def spread(self, values: str) -> str:
        """Each pixel's channels become 2 x 2 pixels."""
        return self.node("DepthToSpace", [values], blocksize=2, mode="DCR")

    def convolved(self, name: str, values: str, *, strides: int = 1) -> str:
        return self._convolution(name, values, strides, self._bias(name))

    def partial(
        self, name: str, inputs: Sequence[Pair], channels: Sequence[int], *, strides: int = 1
    ) -> tuple[str, str]:
        """Add a partial convolution, see ``layer``; an input whose mask has no name is known everywhere."""
        size = self._weights[f"network/{name}/kernel"].shape[0]
        total = ""
        like = next(mask for _, mask in inputs if mask)
        ones = self.add(self.mul(like, self.number(0)), self.number(1))
        for (_, mask), count in zip(inputs, channels, strict=True):
            box = self.constant(f"{size} x {size} of {count}", np.full((1, 1, size, size), count, np.float32))
            part = self.node("Conv", [mask or ones, box], **_shape(size, strides))
            total = self.add(total, part) if total else part
        valid = self.cast(self.node("Greater", [total, self.number(0)]))
        whole = self.number(size**2 * sum(channels))
        ratio = self.mul(valid, self.div(whole, self.node("Max", [total, self.number(1)])))
        known = [self.known(values, mask) if mask else values for values, mask in inputs]
        joined = known[0] if len(known) == 1 else self.node("Concat", known, axis=1)
        output = self.mul(self._convolution(name, joined, strides, []), ratio)
        bias = self.constant(f"{name}/bias", self._weights[f"network/{name}/bias"].reshape(1, -1, 1, 1))
        is_everywhere = not all(mask for _, mask in inputs)  # then no window is without a known pixel
        return self.add(output, bias if is_everywhere else self.mul(bias, valid)), valid

    def _convolution(self, name: str, values: str, strides: int, bias: list[str]) -> str:
        kernel = self._weights[f"network/{name}/kernel"].astype(np.float32)
        place = self.constant(f"{name}/kernel", kernel.transpose(3, 2, 0, 1))
        return self.node("Conv", [values, place, *bias], **_shape(kernel.shape[0], strides))

    def _bias(self, name: str) -> list[str]:
        bias = self._weights.get(f"network/{name}/bias")
        return [] if bias is None else [self.constant(f"{name}/bias", bias.astype(np.float32))]


def _shape(size: int, strides: int) -> dict[str, Any]:
    """Return a convolution's window, and as many pixels beyond the border as Keras has for "same" and even sides."""
    missing = max(0, size - strides)
    before = missing // 2
    after = missing - before
    return {
        "kernel_shape": [size, size],
        "strides": [strides, strides],
        "pads": [before, before, after, after],
    }
