"""VGG16 up to its third pooling layer: the features on which Liu et al. 2018 base the perceptual and the style loss.

Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition", ICLR 2015. Its weights are
not ours to ship and nothing is fetched: a file of them, as Keras publishes it, is given by the user.
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
_MEANS = np.array([123.68, 116.779, 103.939], np.float32)  # of ImageNet's red, green and blue, which it was trained on

WHERE = (
    "https://storage.googleapis.com/tensorflow/keras-applications/vgg16/"
    "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"
)


def vgg16_features(path: Path | None) -> Features:
    """Return the extractor with the weights of a file.

    Args:
        path: the file ``vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5``.

    Raises:
        InputError: there is no such file, or it holds no weights of VGG16.
    """
    if path is None or not path.is_file():
        raise InputError(
            f"The perceptual and the style loss need the weights of VGG16, which do not ship. Fetch them from {WHERE} "
            "and name the file, or give both losses a weight of 0."
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


def extractor(model: Any) -> Features:
    """Return a function from images of 0..1 to the feature maps of a VGG16, which is not trained any further."""
    model.trainable = False
    maps = keras.Model(model.input, [model.get_layer(name).output for name in _MAPS])

    def features(images: Tensor) -> Sequence[Tensor]:
        return list(maps(ops.flip(images * 255.0 - ops.convert_to_tensor(_MEANS), axis=-1)))

    return features
