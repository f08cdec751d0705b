"""The style sheet of reports on batches, light and dark."""

STYLE = """
:root { color-scheme: light dark; --ground: #fff; --text: #222; --dim: #666; --line: #ddd; --card: #f6f6f6;
  --accent: #1f5fd0; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ground: #1e1e1e; --text: #e4e4e4; --dim: #a0a0a0; --line: #3a3a3a;
  --card: #2a2a2a; --accent: #7fb0ff; --wrong: #ff8a80; } }
body { margin: 0 auto; max-width: 1400px; padding: 32px 24px 64px; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 26px; margin: 0 0 16px; }
h2 { font-size: 19px; margin: 40px 0 12px; padding-top: 16px; border-top: 1px solid var(--line); }
h2 small { color: var(--dim); font-weight: 400; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
.note { color: var(--dim); font-size: 13px; overflow-wrap: anywhere; }
.tiles { display: flex; flex-wrap: wrap; gap: 8px; }
.tile { background: var(--card); border-radius: 8px; padding: 8px 16px; min-width: 72px; }
.tile b { display: block; font-size: 20px; font-variant-numeric: tabular-nums; }
.tile span { color: var(--dim); font-size: 13px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 20px; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 12px; }
.cards.pairs { grid-template-columns: repeat(auto-fill, minmax(440px, 1fr)); }
article { background: var(--card); border-radius: 8px; padding: 12px; font-size: 13px; overflow-wrap: anywhere;
  content-visibility: auto; contain-intrinsic-size: auto 240px; }
article p { margin: 4px 0 0; }
#failed + .cards p { color: var(--wrong); }
.pictures { display: flex; align-items: flex-start; gap: 8px; margin-bottom: 8px; min-height: 160px; }
.pair { position: relative; flex: 0 1 auto; }
.pair img { display: block; max-width: 100%; max-height: 220px; border-radius: 3px; }
.pair img.marks { position: absolute; inset: 0; width: 100%; height: 100%; image-rendering: pixelated; }
.pair:hover img.marks { opacity: 0; }
.name { font-weight: 600; }
.facts { color: var(--dim); margin-left: 8px; }
@media (max-width: 480px) { .cards, .cards.pairs { grid-template-columns: 1fr; } }
"""
"""The page's style sheet."""
