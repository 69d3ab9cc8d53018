import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print(flashlight.cat([x, x.flip(1)], dim=0))
