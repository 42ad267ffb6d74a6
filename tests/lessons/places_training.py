"""Where the entries of section G, and the slips of lesson 10, stand in the bank."""

PLACES = {
    "G1": ["descent", "step:S24", "decay_step:S24", "epoch:S24"],
    "G2": ["linear_gradient", "epoch", "logistic_gradient", "gradients", "descent"],
    "G3": ["start"],
    "G4": ["held"],
    "S24": ["step", "epoch", "decay_step", "spot:training.S24"],
    "S25": ["linear_gradient", "logistic_gradient", "spot:training.S25"],
    "S29": ["linear_gradient", "logistic_gradient", "spot:training.S29"],
}
