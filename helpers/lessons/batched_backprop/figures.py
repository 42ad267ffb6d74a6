"""The figures of lesson 06, one call each. Give them your own functions to see what they do."""

from ...figures import figure


def network(my_backward=None):
    """A two-layer network with its numbers, forward and back, one operation at a time.

    ``my_backward(X, Y, W1, b1, W2, b2)`` takes a batch X (N, 3) with one-hot rows Y (N, 2) and the parameters of a sigmoid
    network, W1 (3, 4), b1 (4,), W2 (4, 2), b2 (2,); it gives back dW1, db1, dW2, db2, which the figure shows and checks.
    """
    from .network_scene import NetworkScene

    return figure(NetworkScene(my_backward))
