"""The words that translations use for ours, so that one thing has one name; by their stems."""

GLOSSARY = {
    "mask": {"de": "mask", "fr": "masqu"},  # Maske, maskieren; masque, masquer
    "spot": {"de": "stelle|fleck", "fr": "endroit|tache"},
    "photo": {"de": "foto", "fr": "photo"},
    "restor": {"de": "restaur", "fr": "restaur"},
    "engine": {"de": "verfahren", "fr": "moteur"},
    "network": {"de": "netz", "fr": "réseau"},
    "weights": {"de": "gewicht", "fr": "poids"},
    "grain": {"de": "korn|körn", "fr": "grain"},
    "brush": {"de": "pinsel", "fr": "pinceau"},
    "protect": {"de": "schutz|schütz|absturz", "fr": "protég|protect|protèg"},
    "undo": {"de": "rückgängig", "fr": "annul"},
    "history": {"de": "verlauf", "fr": "historique"},
    "step": {"de": "schritt|stufen", "fr": "étape|pas "},  # of the history; of 45 degrees, of 255 levels
    "variant": {"de": "variant", "fr": "variant"},
    "session": {"de": "sitzung", "fr": "session"},
    "filmstrip": {"de": "filmstreifen", "fr": "film"},
    "panel": {"de": "bedienfeld", "fr": "panneau"},
    "tint": {"de": "tönung", "fr": "teinte"},
    "export": {"de": "export", "fr": "export"},
    "discard": {"de": "verw", "fr": "abandon"},
    "colour profile": {"de": "farbprofil", "fr": "profil colorim"},
    "compress": {"de": "kompri", "fr": "compress"},
}
"""English -> language -> regular expression that the translation of every text with that word matches."""

OTHERWISE = {
    "The pasted photo",  # French: masculine, as the names of files that sentences are made for
    "Restored work",  # brought back, not restored
    "Photoshop's layers",
    "Photoshop's settings",
    "Click to look closer, right button to step back, drag a frame to fill the view.",
    "Click to look closer, right button to step back, or drag a frame.",
    "Photoshop document",
    "holds no flattened picture. Save it in Photoshop with “Maximize Compatibility”, or as TIFF.",
    "is a Photoshop document in the mode “{mode}”, which cannot be opened. Save it as TIFF in RGB or gray.",
    "is a Photoshop document of {depth} bits a channel, which cannot be opened. Save it as TIFF.",
}
"""Texts in which a word means something else."""
