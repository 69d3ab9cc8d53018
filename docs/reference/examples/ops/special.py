import flashlight

x = flashlight.linspace(0, 1, 5)
print(flashlight.special.entr(x))
print(flashlight.special.i0(x))
