import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print((x + 1) * x / 2)
print(x > 2)
