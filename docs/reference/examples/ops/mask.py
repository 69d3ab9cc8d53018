import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print(x.masked_fill(x > 3, -1))
print((x > 3).nonzero())
