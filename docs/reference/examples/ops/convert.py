import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print(x.to(flashlight.int64))
