import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print(flashlight.nn.functional.layer_norm(x, (3,)))
