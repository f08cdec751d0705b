"""The partial-convolution engine: a network, trained in Keras, that corrects the Fast Marching filling."""
