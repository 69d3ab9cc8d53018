import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
y = flashlight.narrow_copy(x, 1, 0, 2)
y.zero_()
print(x, y, sep="\n")
