"""Pure calculation over what annotators said: alignment, disagreements, policies, agreement."""
