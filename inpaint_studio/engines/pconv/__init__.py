"""The partial-convolution engine: a Keras network that refines the Fast Marching filling."""
