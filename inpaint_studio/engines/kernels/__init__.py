"""Tools that all kernels share: how they are compiled and kept, arithmetic, buffers, limits."""
