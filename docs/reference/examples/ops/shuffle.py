import flashlight

x = flashlight.arange(8.0).reshape(1, 4, 1, 2)
print(flashlight.pixel_shuffle(x, 2))
