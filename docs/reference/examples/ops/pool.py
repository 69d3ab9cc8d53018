import flashlight

x = flashlight.arange(16.0).reshape(1, 1, 4, 4)
print(flashlight.nn.functional.max_pool2d(x, 2))
