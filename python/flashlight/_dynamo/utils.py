"""What packages ask of PyTorch's compiler."""


def is_compile_supported(device_type):
    return False
