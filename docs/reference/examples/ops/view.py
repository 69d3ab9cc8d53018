import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
y = x.transpose(0, 1)[1]
y.fill_(9)  # a view: x changes
print(x)
