import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print(flashlight.nn.functional.pad(x, (1, 0, 0, 1)))
