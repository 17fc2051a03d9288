#!/usr/bin/env python3
"""Draws the simple pictures of both dailies as SVG beside their feeds. Same bytes every time."""
import math
import random
from pathlib import Path

OUT = Path(__file__).resolve().parent


def ridge(chance, width, base, height, rough, step=6):
    """A mountain's outline: a few peaks, and smaller bumps on them."""
    peaks = [(chance.uniform(0, width), chance.uniform(0.5, 1) * height, chance.uniform(0.06, 0.16) * width)
             for _ in range(5)]
    bumps = [(chance.uniform(0, 6.28), 2 ** k) for k in range(6)]
    points = []
    for x in range(0, width + step, step):
        rise = max(h * math.exp(-((x - at) / wide) ** 2) for at, h, wide in peaks)
        rise += sum(math.sin(phase + x * f / 90) * rough / f for phase, f in bumps)
        points.append(f"{x},{base - rise:.0f}")
    return points


def svg(name, width, height, body, title):
    text = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
            f"<title>{title}</title>\n{body}</svg>\n")
    (OUT / name).write_text(text, encoding="utf-8")


def words(x, y, size, text, ink, family="Noto Sans CJK SC"):
    """A line of an advertisement, in the middle."""
    return (f'<text x="{x:.0f}" y="{y:.0f}" font-family="{family}" font-weight="bold" font-size="{size:.0f}" text-anchor="middle" '
            f'fill="{ink}">{text}</text>\n')


def sky(top, middle, foot):
    return ('<defs><linearGradient id="sky" x2="0" y2="1">'
            f'<stop offset="0" stop-color="{top}"/><stop offset=".55" stop-color="{middle}"/>'
            f'<stop offset="1" stop-color="{foot}"/></linearGradient></defs>\n')


def mix(a, b, share):
    pair = [(int(a[i:i + 2], 16), int(b[i:i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pair)


def boat(x, y, size, ink="#2b2620"):
    """A small rowed boat with its oarsman, and its reflection."""
    hull = (f'<path d="M{x - 1.6 * size:.0f} {y - .18 * size:.0f}q{1.6 * size:.0f} {.75 * size:.0f} {3.3 * size:.0f} {-.1 * size:.0f}'
            f'l{-.25 * size:.0f} {.42 * size:.0f}q{-1.4 * size:.0f} {.35 * size:.0f} {-2.75 * size:.0f} 0z" fill="{ink}"/>')
    man = (f'<path d="M{x + .9 * size:.0f} {y:.0f}l{.12 * size:.0f} {-.9 * size:.0f}q{.1 * size:.0f} {-.3 * size:.0f} {.3 * size:.0f} 0'
           f'l{.1 * size:.0f} {.9 * size:.0f}z" fill="{ink}"/>'
           f'<path d="M{x + .75 * size:.0f} {y - 1.05 * size:.0f}h{.75 * size:.0f}l{-.37 * size:.0f} {-.28 * size:.0f}z" fill="{ink}"/>'
           f'<path d="M{x + 1.1 * size:.0f} {y - .6 * size:.0f}l{1.3 * size:.0f} {1.3 * size:.0f}" stroke="{ink}" stroke-width="{.07 * size:.1f}"/>')
    ripples = "".join(f'<path d="M{x - (1.7 + k * .3) * size:.0f} {y + (.5 + k * .22) * size:.0f}h{(3.6 + k * .5) * size:.0f}" '
                      f'stroke="#ffffff" stroke-opacity="{.35 - k * .07:.2f}" stroke-width="{.05 * size:.1f}"/>' for k in range(4))
    return hull + man + ripples + "\n"


def gorge():
    chance = random.Random(7)
    w, h, water = 1400, 1720, 1250
    body = sky("#9fb9c4", "#e9e4d3", "#f4dfb6") + f'<rect width="{w}" height="{h}" fill="url(#sky)"/>\n'
    body += "<defs>" + soft("mist", "#f7f1e2", ".75", "band") + soft("halo", "#fff3d0", ".8") + "</defs>\n"
    body += f'<circle cx="{w * .56:.0f}" cy="430" r="300" fill="url(#halo)"/><circle cx="{w * .56:.0f}" cy="430" r="62" fill="#fff8e4"/>\n'
    for k in range(6):  # the far mountains, paling with distance
        share = k / 6
        points = ridge(chance, w, water - 40 - 110 * (5 - k), 420, 22)
        body += (f'<polygon points="{" ".join(points)} {w},{water} 0,{water}" '
                 f'fill="{mix("#cfd8d3", "#5d7676", share)}" fill-opacity=".82"/>\n')
        body += f'<rect x="0" y="{water - 330 - 100 * (5 - k)}" width="{w}" height="330" fill="url(#mist)" fill-opacity="{.8 - .05 * k:.2f}"/>\n'
    for side, base in ((0, 1), (1, -1)):  # the walls of the gorge
        for k in range(4):
            reach = 560 - 120 * k
            edge = []
            for y in range(120 + 150 * k, water + 30, 14):
                x = reach * ((y / water) ** 1.4) * (.55 + .2 * math.sin(y / 140 + k)) + chance.uniform(-9, 9) + 60
                edge.append((x, y))
            points = " ".join(f"{(x if base > 0 else w - x):.0f},{y}" for x, y in edge)
            corner = 0 if base > 0 else w
            body += (f'<polygon points="{corner},{120 + 150 * k - 60} {points} {corner},{water + 30}" '
                     f'fill="{mix("#6d8580", "#20312f", k / 3)}" fill-opacity=".93"/>\n')
            for _ in range(150):  # the face of the rock: lit and shaded streaks that follow its edge
                at = chance.randrange(len(edge) - 8)
                inward, long = chance.uniform(6, 260) * chance.random(), chance.randrange(3, 8)
                streak = [(x - inward - chance.uniform(0, 5), y) for x, y in edge[at:at + long] if x - inward > 8]
                if len(streak) > 1:
                    path = "L".join(f"{(x if base > 0 else w - x):.0f} {y}" for x, y in streak)
                    lit = chance.random() < .4
                    body += (f'<path d="M{path}" fill="none" stroke="{"#b9c7bd" if lit else "#101d1b"}" stroke-opacity="{.16 if lit else .26}" '
                             f'stroke-width="{chance.uniform(2, 9):.1f}" stroke-linejoin="round"/>')
            body += "\n"
    body += f'<rect y="{water}" width="{w}" height="{h - water}" fill="#b9c6bd"/>\n'
    for k in range(150):  # light and rock on the water
        y = water + (h - water) * (k / 150) ** 1.3
        light = k % 3 == 0
        middle = w * .55 + chance.uniform(-160, 160) if light else chance.choice([1, -1]) * chance.uniform(380, 700) + w / 2
        length = chance.uniform(60, 330) * (.4 + (y - water) / (h - water))
        body += (f'<path d="M{middle - length / 2:.0f} {y:.0f}h{length:.0f}" stroke="{"#fff8e2" if light else "#425a57"}" '
                 f'stroke-opacity=".5" stroke-width="{2 + 7 * (y - water) / (h - water):.1f}" stroke-linecap="round"/>')
    body += "\n" + boat(w * .5, water + 190, 62)
    svg("daily-zh/gorge.svg", w, h, body, "A boat leaves a gorge after the rain")


def launched():
    chance = random.Random(11)
    w, h, water = 1600, 1000, 600
    body = sky("#f0b267", "#f6d7a2", "#f9ecd0") + f'<rect width="{w}" height="{h}" fill="url(#sky)"/>\n'
    for k in range(3):
        points = ridge(chance, w, water - 20, 190 - 45 * k, 12)
        body += f'<polygon points="{" ".join(points)} {w},{water} 0,{water}" fill="{mix("#e2b98a", "#8a6f63", k / 3)}"/>\n'
    body += f'<rect y="{water}" width="{w}" height="{h - water}" fill="#d9a868"/>\n'
    body += f'<path d="M0 {water - 178}L{w} {water - 232}v34L0 {water - 146}z" fill="#4a3b39"/>\n'  # the bridge
    for x in (360, 1130):
        body += f'<path d="M{x} 70l-26 {water + 10 - 70}h22l14 -330 14 330h22z" fill="#4a3b39"/>\n'
        for k in range(1, 12):
            for side in (-1, 1):
                body += (f'<path d="M{x} {90 + 9 * k}L{x + side * 33 * k} {water - 190 - .034 * (x + side * 33 * k):.0f}" '
                         'stroke="#4a3b39" stroke-width="2"/>')
        body += "\n"
    for k in range(120):
        y = water + 10 + (h - water - 10) * (k / 120) ** 1.2
        x, length = chance.uniform(0, w), chance.uniform(50, 260)
        body += (f'<path d="M{x:.0f} {y:.0f}h{length:.0f}" stroke="{"#fff1cf" if k % 2 else "#8d6240"}" stroke-opacity=".5" '
                 f'stroke-width="{2 + 5 * k / 120:.1f}" stroke-linecap="round"/>')
    body += "\n" + boat(760, 800, 120, "#3a2418")
    svg("daily-zh/boat.svg", w, h, body, "A new wooden boat passes under the bridge")


def wetland():
    """Herons and ducks in the shallows, in the first light."""
    chance = random.Random(53)
    w, h, water = 1600, 1180, 520
    body = sky("#7fa3b5", "#f0cfa6", "#fbe9c8") + f'<rect width="{w}" height="{h}" fill="url(#sky)"/>\n'
    body += f'<circle cx="{w * .66:.0f}" cy="{water - 96}" r="58" fill="#fff6da"/><circle cx="{w * .66:.0f}" cy="{water - 96}" r="150" fill="#fff1c9" fill-opacity=".35"/>\n'
    for k in range(4):  # far hills in haze
        points = ridge(chance, w, water - 6 + 8 * k, 250 - 52 * k, 10)
        body += f'<polygon points="{" ".join(points)} {w},{water + 30} 0,{water + 30}" fill="{mix("#c9c2b4", "#6f8380", k / 3)}" fill-opacity=".8"/>\n'
        body += f'<rect x="-40" y="{water - 80 + 26 * k}" width="{w + 80}" height="46" rx="23" fill="#fdf0d8" fill-opacity=".3"/>\n'
    body += ('<defs><linearGradient id="water" x2="0" y2="1"><stop offset="0" stop-color="#e9d2ab"/><stop offset=".45" stop-color="#a9b3a6"/>'
             f'<stop offset="1" stop-color="#4a6468"/></linearGradient></defs><rect y="{water}" width="{w}" height="{h - water}" fill="url(#water)"/>\n')
    for k in range(190):  # light on the water, brightest under the sun
        y = water + 6 + (h - water - 6) * (k / 190) ** 1.4
        sun = k % 3 == 0
        x = w * .66 + chance.gauss(0, 60 + (y - water) * .3) if sun else chance.uniform(0, w)
        length = chance.uniform(30, 150) * (.4 + (y - water) / (h - water) * 1.6)
        body += (f'<path d="M{x - length / 2:.0f} {y:.0f}h{length:.0f}" stroke="{"#fff5d6" if sun else "#3f585c"}" stroke-opacity="{.6 if sun else .28}" '
                 f'stroke-width="{1.5 + 6 * (y - water) / (h - water):.1f}" stroke-linecap="round"/>')
    body += "\n"
    for k in range(3):  # bars of reed
        y, left, long = water + 40 + 62 * k, (-60, 980, 250)[k], (560, 700, 420)[k]
        blades = "".join(f"M{left + chance.uniform(0, long):.0f} {y + chance.uniform(-4, 8):.0f}l{chance.uniform(-9, 9):.0f} -{chance.uniform(22, 60) + 14 * k:.0f}"
                         for _ in range(150))
        body += f'<ellipse cx="{left + long / 2:.0f}" cy="{y + 6}" rx="{long / 2:.0f}" ry="{9 + 3 * k}" fill="#5e5f45"/><path d="{blades}" stroke="{mix("#8b855c", "#55583a", k / 2)}" stroke-width="{2.5 + .8 * k:.1f}" fill="none"/>\n'
    for k in range(64):  # a raft of ducks far out, and its shadow
        x, y = 470 + 15 * (k % 32) + chance.uniform(-6, 6), water + 118 + 13 * (k // 32) + chance.uniform(-5, 5)
        body += f'<path d="M{x - 9:.0f} {y:.0f}q4 -8 12 -5l3 -6q5 -2 5 3l-3 8q-9 5 -17 0z" fill="#2c2f30"/>'
    body += "\n"
    for x, y, size, flip in ((300, 925, 2.6, 1), (660, 850, 1.8, -1), (960, 985, 2.9, 1), (1240, 850, 1.7, 1), (830, 770, 1.2, 1), (1420, 930, 2.1, -1)):
        body += (f'<g transform="translate({x} {y}) scale({flip * size} {size})"><path d="M-4 2h60" stroke="#fdf6e3" stroke-opacity=".5" stroke-width="2"/>'
                 '<path d="M16 0l-2 -52M25 0l3 -52" stroke="#39332c" stroke-width="2.6"/>'
                 '<path d="M-14 -58q14 -24 44 -20q20 2 30 -12q-4 34 -30 38q-26 4 -44 -6z" fill="#fffdf4"/>'
                 '<path d="M46 -74q20 -10 12 -34q-10 -20 4 -32q10 -8 18 0l16 8l-19 0q-10 4 -6 18q12 34 -14 48z" fill="#fffdf4"/>'
                 '<path d="M78 -136l24 5l-25 2z" fill="#d69a2d"/><circle cx="73" cy="-138" r="1.8" fill="#222222"/>'
                 '<path d="M-14 -58q20 6 40 -4q14 -6 22 -16q-10 26 -36 28q-18 0 -26 -8z" fill="#d9d3c2"/>'
                 '<path d="M0 8q18 8 44 2M8 16q16 6 34 0" stroke="#fdf6e3" stroke-opacity=".45" stroke-width="3" fill="none"/></g>\n')
    for k in range(17):  # a skein overhead
        x, y = 260 + 44 * abs(k - 8) * (1 if k > 8 else -.55) + 260, 120 + 15 * abs(k - 8)
        s = 12 + .35 * abs(k - 8)
        body += (f'<path d="M{x - s:.0f} {y - s * .5:.0f}q{s * .6:.0f} {-s * .2:.0f} {s:.0f} {s * .5:.0f}q{s * .4:.0f} {-s * .7:.0f} {s:.0f} {-s * .5:.0f}" '
                 'fill="none" stroke="#2f3a3d" stroke-width="3.4" stroke-linecap="round"/>')
    body += "\n"
    for k in range(120):  # reeds at the near edge
        x = chance.choice((chance.uniform(-20, 260), chance.uniform(1330, 1640)))
        tall, lean = chance.uniform(150, 420), chance.uniform(-60, 60)
        body += f'<path d="M{x:.0f} {h + 10}q{lean * .2:.0f} {-tall * .6:.0f} {lean:.0f} {-tall:.0f}" stroke="{chance.choice(("#3b3a22", "#5c552f", "#2a2c1d"))}" stroke-width="4" fill="none"/>'
        if k % 6 == 0:
            body += f'<path d="M{x + lean:.0f} {h + 10 - tall:.0f}l{lean * .07:.0f} -52" stroke="#4a2f1c" stroke-width="12" stroke-linecap="round"/>'
    svg("daily-zh/wetland.svg", w, h, body + "\n", "Herons and ducks in a wetland at dawn")


def cartoon():
    """A bridge that ends one long step short of the bank, and a traveller astride the gap."""
    w, h = 1400, 1155
    line = lambda width=8: f'stroke="#1c1c1c" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"'
    body = f'<rect width="{w}" height="{h}" fill="#f6efdd"/>\n<g transform="translate(0 125)"><circle cx="1180" cy="170" r="78" fill="#e2553f"/>\n'
    for x, y, s in ((170, 150, 1.0), (560, 80, .7)):  # clouds
        body += f'<g transform="translate({x} {y}) scale({s})"><path d="M0 60q-46 -4 -34 -42q16 -34 54 -18q28 -50 84 -20q60 -14 66 40q34 10 10 40z" fill="#ffffff" {line(6)}/></g>\n'
    body += '<path d="M0 470q180 -130 330 -40q150 -150 330 -10q170 -120 330 0q190 -110 410 30v655H0z" fill="#cfd9cb"/>\n'
    body += f'<path d="M0 760h{w}v280H0z" fill="#8fb3b5"/>\n'
    for k in range(8):
        y = 800 + 28 * k
        body += f'<path d="M{-60 + 37 * (k % 3)} {y}' + "q38 -22 76 0t76 0" * 11 + f'" fill="none" stroke="#f6efdd" stroke-width="5" stroke-opacity=".8"/>\n'
    # The bank at the right, with its door and a name board, and houses of the far side.
    body += f'<path d="M1010 560q190 -40 390 0v520h-390z" fill="#b98d57" {line()}/><path d="M1010 560q190 -40 390 0v60q-200 -34 -390 0z" fill="#6f8f4f" {line()}/>\n'
    for x, y, s in ((1180, 546, 1.0), (1300, 556, .8)):
        body += (f'<g transform="translate({x} {y}) scale({s})"><path d="M-54 0v-92h108v92z" fill="#fffaf0" {line(6)}/><path d="M-74 -92l74 -52 74 52z" fill="#4b5f66" {line(6)}/>'
                 f'<path d="M-16 0v-46h32v46z" fill="#8a4b2f" {line(5)}/></g>\n')
    body += f'<path d="M1066 566v-120" {line(10)}/><path d="M1006 372h122v76h-122z" fill="#fffaf0" {line(6)}/>' + words(1067, 424, 42, "家", "#1c1c1c", "AR PL UKai CN")
    # The bridge: towers, cables, and a deck that breaks off.
    body += f'<path d="M-10 596h700l26 16 -20 14 24 16 -28 12H-10z" fill="#d8cfb6" {line()}/>\n'
    body += f'<path d="M206 1020l30 -740h48l30 740z" fill="#d8cfb6" {line()}/>\n'
    for k in range(1, 8):
        body += f'<path d="M260 {300 + 8 * k}L{260 + 58 * k} 596M260 {300 + 8 * k}L{260 - 58 * k} 596" fill="none" {line(4)}/>'
    body += f'\n<path d="M560 654v366M640 654v366" fill="none" {line(10)}/>\n'
    # The traveller, a carrying pole on his shoulder.
    body += f'<path d="M654 590q60 -130 186 -200q110 80 206 168" fill="none" {line(34)}/><path d="M654 590q60 -130 186 -200q110 80 206 168" fill="none" stroke="#40566b" stroke-width="20" stroke-linecap="round" stroke-linejoin="round"/>\n'
    body += f'<path d="M622 600q-8 -24 20 -28l40 6 6 20z" fill="#1c1c1c"/><path d="M1024 566q6 -22 30 -14l38 18 -4 14z" fill="#1c1c1c"/>\n'
    body += f'<path d="M786 396q-14 -130 30 -176q34 -22 72 4q30 60 6 176q-60 30 -108 -4z" fill="#f0b429" {line()}/>\n'
    body += f'<path d="M640 236l330 -60" {line(12)}/><path d="M648 238l-40 92M648 238l34 90M960 180l-34 88M960 180l40 84" {line(4)}/>\n'
    body += f'<path d="M596 330h98q-6 62 -49 62t-49 -62z" fill="#c98f4e" {line(6)}/><path d="M914 268h98q-6 62 -49 62t-49 -62z" fill="#c98f4e" {line(6)}/>\n'
    body += f'<path d="M606 330q16 -34 40 -18q22 -22 40 18z" fill="#6fa053" {line(5)}/><path d="M924 268q16 -34 40 -18q22 -22 40 18z" fill="#6fa053" {line(5)}/>\n'
    body += f'<path d="M812 250q-34 -6 -52 -34" fill="none" {line(22)}/><path d="M880 244q34 -8 44 -40" fill="none" {line(22)}/>\n'
    body += f'<circle cx="852" cy="164" r="46" fill="#f6cfa5" {line()}/><path d="M776 138q76 -84 152 0q-76 20 -152 0z" fill="#d8b36a" {line(6)}/>\n'
    body += f'<circle cx="868" cy="166" r="5" fill="#1c1c1c"/><path d="M872 186q12 2 18 -6" fill="none" {line(4)}/><path d="M810 226q-8 14 -24 20" fill="none" {line(4)}/>\n'
    for k, (x, y) in enumerate(((748, 120), (736, 160), (930, 92))):  # drops of sweat
        body += f'<path d="M{x} {y}q-14 22 0 26q14 -4 0 -26z" fill="#7fb2c9" {line(3)}/>'
    # Those who wait behind him.
    for x, coat in ((96, "#7a8f5b"), (396, "#a5533d"), (486, "#5a6f8f")):
        body += (f'\n<path d="M{x - 30} 592q-6 -96 30 -110q36 14 30 110z" fill="{coat}" {line(6)}/><circle cx="{x}" cy="452" r="30" fill="#f6cfa5" {line(6)}/>'
                 f'<path d="M{x - 30} 444q30 -36 60 0" fill="none" {line(9)}/><path d="M{x + 8} 456h1M{x + 6} 468q8 2 12 -2" fill="none" {line(5)}/>')
    svg("daily-zh/cartoon.svg", w, h, body + "</g>\n", "A bridge that ends one long step before the bank")


def subscribe(w=2000, h=565):
    body = f'<rect width="{w}" height="{h}" fill="#b3202a"/>\n'
    chance = random.Random(3)
    for k in range(7):
        y = 300 + 42 * k
        wave = "".join(f"q50 {-26 if i % 2 else 26} 100 0" for i in range(20))
        body += f'<path d="M0 {y}{wave}" fill="none" stroke="#f4d9a0" stroke-opacity="{.75 - .08 * k:.2f}" stroke-width="{9 - k}"/>\n'
    for k in range(3):  # folded papers
        x, y = 1380 + 150 * k, 128 + 18 * k
        body += f'<g transform="rotate({-12 + 12 * k} {x + 110} {y + 120})"><rect x="{x}" y="{y}" width="220" height="290" fill="#fffaf0"/>'
        body += f'<rect x="{x + 16}" y="{y + 16}" width="150" height="26" fill="#b3202a"/><rect x="{x + 16}" y="{y + 56}" width="118" height="84" fill="#9fb0ad"/>'
        for row in range(9):
            body += f'<path d="M{x + 16} {y + 158 + 13 * row}h{188 - chance.randrange(40)}" stroke="#555555" stroke-width="4"/>'
        body += "</g>\n"
    body += words(690, 150, 92, "一江两岸的消息", "#fff5dc") + words(690, 262, 92, "每天清早送到门口", "#fff5dc")
    body += words(690, 520, 34, "澜川日报2026年征订　全年360元　订报电话 000-0000 转 9", "#fff5dc")
    svg("daily-zh/ad-subscribe.svg", w, h, body, "Folded newspapers on waves")


def river(w=2000, h=541):
    body = sky("#cfe6df", "#e8f3ea", "#f7faf0") + f'<rect width="{w}" height="{h}" fill="url(#sky)"/>\n'
    chance = random.Random(5)
    for k in range(5):
        points = ridge(chance, w, 330 + 56 * k, 120 - 12 * k, 12)
        body += f'<polygon points="{" ".join(points)} {w},{h} 0,{h}" fill="{mix("#a9d0c2", "#1d6b60", k / 4)}"/>\n'
    for _ in range(11):
        x, y, s = chance.uniform(1080, 1900), chance.uniform(60, 260), chance.uniform(22, 44)
        body += (f'<path d="M{x - s:.0f} {y - s * .4:.0f}q{s * .5:.0f} {-s * .4:.0f} {s:.0f} {s * .4:.0f}q{s * .5:.0f} {-s * .8:.0f} {s:.0f} {-s * .4:.0f}" '
                 'fill="none" stroke="#1d4f48" stroke-width="6" stroke-linecap="round"/>')
    body += words(620, 170, 92, "一只水鸟飞过，记得轻一点", "#1d4f48") + words(w / 2, 508, 34, "观鸟请保持五十米（公益广告）", "#eef7f0")
    svg("daily-zh/ad-river.svg", w, h, body, "Birds over a green river")


def trail(w=2000, h=541):
    body = sky("#f4c98b", "#f8e3bd", "#fdf5e3") + f'<rect width="{w}" height="{h}" fill="url(#sky)"/>\n<circle cx="1160" cy="140" r="70" fill="#fff7e0"/>\n'
    chance = random.Random(17)
    for k in range(5):
        points = ridge(chance, w, 300 + 64 * k, 190 - 26 * k, 14, 10)
        body += f'<polygon points="{" ".join(points)} {w},{h} 0,{h}" fill="{mix("#e3b48a", "#5b3a35", k / 4)}"/>\n'
    path = "M1390 565q150 -60 60 -120t110 -90q100 -40 20 -90t80 -70"
    body += f'<path d="{path}" fill="none" stroke="#f6e6c6" stroke-width="22" stroke-opacity=".85"/>\n'
    for x, y, s in ((1440, 452, 58), (1585, 352, 40), (1640, 212, 28)):  # pavilions
        body += (f'<path d="M{x - s} {y}h{2 * s}l{-s * .45:.0f} {-s * .45:.0f}h{-1.1 * s:.0f}z M{x - s * .55:.0f} {y}v{s * .75:.0f}h{s * .12:.0f}v{-s * .75:.0f}z '
                 f'M{x + s * .43:.0f} {y}v{s * .75:.0f}h{s * .12:.0f}v{-s * .75:.0f}z" fill="#2d1f1c"/>\n')
    body += words(560, 180, 104, "走一走，石门峡古道", "#5b3a35") + words(700, 506, 34, "全程十一公里　驿亭六座　四月起周末旅2路直达（广告）", "#fdf5e3")
    svg("daily-zh/ad-trail.svg", w, h, body, "A path with pavilions through the hills")


def tea(w=2000, h=856):
    body = sky("#e7efd6", "#d5e5b8", "#bcd396") + f'<rect width="{w}" height="{h}" fill="url(#sky)"/>\n'
    for row in range(9):  # hedges on a slope
        y = 330 + 62 * row
        bumps = "".join(f"q{34 + 4 * row} {-26 - 4 * row} {68 + 8 * row} 0" for _ in range(30))
        body += f'<path d="M-40 {y}{bumps}v90H-40z" fill="{mix("#8db062", "#2c5a2d", row / 8)}"/>\n'
    body += '<circle cx="330" cy="150" r="60" fill="#fff7d6"/>\n'
    body += words(w / 2 + 80, 190, 100, "棠岭高山茶，四月五日见", "#2c5a2d") + words(w / 2, 821, 34, "八百米以上茶园直供　预订热线 000-0010（广告）", "#f4f8e4")
    svg("daily-zh/ad-tea.svg", w, h, body, "Rows of tea on a slope")


def night():
    w, h, water = 2000, 686, 400
    chance = random.Random(23)
    body = sky("#0f1c3a", "#27335e", "#5b4a78") + f'<rect width="{w}" height="{h}" fill="url(#sky)"/>\n'
    for k in range(60):
        x, tall = k * 34, chance.randrange(30, 190)
        body += f'<path d="M{x} {water}v-{tall}h30v{tall}z" fill="#16203d"/>'
        for _ in range(4):
            body += f'<path d="M{x + chance.randrange(4, 24)} {water - chance.randrange(8, tall)}h5v7h-5z" fill="#ffd98a"/>'
    body += f'\n<rect y="{water}" width="{w}" height="{h - water}" fill="#142143"/>\n'
    for _ in range(110):
        x, y = chance.uniform(0, w), chance.uniform(water + 8, h)
        body += f'<path d="M{x:.0f} {y:.0f}h{chance.uniform(20, 120):.0f}" stroke="#ffd98a" stroke-opacity="{chance.uniform(.15, .6):.2f}" stroke-width="4" stroke-linecap="round"/>'
    body += '\n<path d="M760 510h480l-60 60H820zM850 510v-44h300v44zM900 466v-34h200v34z" fill="#fff3d6"/>\n'
    body += "".join(f'<path d="M{870 + 34 * k} 476h18v20h-18z" fill="#c8161d"/>' for k in range(8)) + "\n"
    body += words(w / 2, 150, 96, "今夜，从桥下走一回", "#ffe9b8") + words(w / 2, 650, 34, "江左码头每晚七时半开船　航程七十分钟（广告）", "#ffe9b8")
    svg("daily-zh/ad-night.svg", w, h, body, "A boat with lights on the river at night")


def ferry():
    w, h, water = 1600, 960, 500
    chance = random.Random(31)
    body = sky("#0b1730", "#30476d", "#e09a63") + f'<rect width="{w}" height="{water + 4}" fill="url(#sky)"/>\n'
    body += ("<defs>" + soft("lamps", "#ffd38a", ".55") + soft("dusk", "#ffb27a", ".5") + soft("red", "#ff5a3c", ".9")
             + '<linearGradient id="sea" x2="0" y2="1"><stop offset="0" stop-color="#a8745f"/><stop offset=".18" stop-color="#3d4a69"/><stop offset=".6" stop-color="#172748"/><stop offset="1" stop-color="#091226"/></linearGradient>'
             + '<linearGradient id="hull" x2="0" y2="1"><stop offset="0" stop-color="#24365a"/><stop offset="1" stop-color="#0a1122"/></linearGradient></defs>\n')
    for _ in range(120):
        x, y = chance.uniform(0, w), 300 * chance.random() ** 1.4
        body += f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{chance.uniform(.7, 2.3):.1f}" fill="#ffffff" fill-opacity="{chance.uniform(.35, .95):.2f}"/>'
    body += f'\n<ellipse cx="430" cy="{water}" rx="620" ry="170" fill="url(#dusk)"/>\n'
    for height, ink in ((120, "#4a4a63"), (74, "#2a3450"), (36, "#18223a")):
        points = ridge(chance, w, water + 2, height, 5)
        body += f'<polygon points="{" ".join(points)} {w},{water + 4} 0,{water + 4}" fill="{ink}"/>\n'
    body += f'<rect y="{water}" width="{w}" height="{h - water}" fill="url(#sea)"/>\n'
    for x in [chance.gauss(240, 110) for _ in range(46)] + [chance.uniform(1250, 1590) for _ in range(12)]:  # the town they have left
        y = water - chance.uniform(3, 22)
        body += f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{chance.uniform(1.2, 2.6):.1f}" fill="#ffd990"/><path d="M{x:.0f} {water + 3}v{chance.uniform(8, 34):.0f}" stroke="#ffd990" stroke-opacity=".3" stroke-width="2"/>'
    body += "\n"
    for k in range(380):
        near = (k / 380) ** 1.2
        y = water + 4 + (h - water) * near
        x, length = chance.uniform(-80, w), chance.uniform(14, 70) * (.5 + 3 * near)
        ink = "#f0b183" if abs(x - 430) < 260 * (1.2 - near) and k % 2 else ("#8fa3c6" if k % 3 == 0 else "#050b1a")
        body += f'<path d="M{x:.0f} {y:.0f}q{length / 2:.0f} {-1 - 7 * near:.0f} {length:.0f} 0" fill="none" stroke="{ink}" stroke-opacity=".36" stroke-width="{1.3 + 5 * near:.1f}" stroke-linecap="round"/>'
    # The ship: hull, three decks, funnel, mast, and her lamps on the water.
    body += '\n<ellipse cx="830" cy="548" rx="420" ry="150" fill="url(#lamps)"/><path d="M560 694H1098l-40 84H604z" fill="#050a18" fill-opacity=".55"/>\n'
    for k in range(260):
        deep = chance.random() ** 1.7
        x, y = 828 + chance.uniform(-1, 1) * (220 - 70 * deep), 706 + 230 * deep
        length = chance.uniform(8, 30) * (1 + deep)
        body += f'<path d="M{x - length / 2:.0f} {y:.0f}h{length:.0f}" stroke="#ffcf7d" stroke-opacity="{.75 - .6 * deep:.2f}" stroke-width="{2.2 + 2.4 * deep:.1f}" stroke-linecap="round"/>'
    body += '\n<path d="M536 600L1160 584Q1128 668 1082 700H606Q556 690 536 600z" fill="url(#hull)"/><path d="M540 616L1152 601" stroke="#f1ead9" stroke-width="5"/><path d="M590 690H1092" stroke="#9c3226" stroke-width="9"/>'
    body += '<path d="M588 599V546H1040l26 41z" fill="#efe8d8"/><path d="M632 546V496H984l20 50z" fill="#e3dbc9"/><path d="M872 496V452h92l16 44z" fill="#efe8d8"/>'
    body += '<path d="M580 546h470M624 496h372M864 452h108" stroke="#8f8a7e" stroke-width="4"/><path d="M706 496l10 -84h66l10 84z" fill="#a8392c"/><path d="M714 424l2 -14h66l2 14z" fill="#141a26"/>'
    body += '<path d="M918 452v-92M892 384h52" stroke="#d9d2c2" stroke-width="5"/><path d="M918 366L1150 586M918 366L560 598" stroke="#d9d2c2" stroke-opacity=".45" stroke-width="2"/><circle cx="918" cy="356" r="8" fill="#fff7dc"/><circle cx="918" cy="356" r="34" fill="url(#lamps)"/>'
    body += "".join(f'<rect x="{606 + 27 * k}" y="560" width="17" height="21" rx="3" fill="#ffd680"/>' for k in range(16))
    body += "".join(f'<rect x="{650 + 27 * k}" y="510" width="16" height="18" rx="3" fill="#ffe09a"/>' for k in range(12))
    body += '<path d="M884 466h78l6 16h-84z" fill="#ffe9b4"/>' + "".join(f'<circle cx="{640 + 36 * k}" cy="{644 - k * .6:.0f}" r="6" fill="#ffd680"/>' for k in range(13))
    body += "".join(f'<path d="M{652 + 46 * k} 540q16 12 34 0l-4 -10h-26z" fill="#d9703a"/>' for k in (0, 1))
    body += '<path d="M1088 700q34 4 62 -8M1076 706q44 10 96 0M600 704q-90 10 -220 4M590 712q-120 16 -330 10M606 698q-60 0 -120 -4" fill="none" stroke="#e8eef5" stroke-opacity=".7" stroke-width="4" stroke-linecap="round"/>\n'
    for row in range(7):  # the breakwater and its beacon
        y, x = 742 + 33 * row, 1196 - 13 * row - chance.uniform(0, 14)
        while x < w:
            wide = chance.uniform(46, 92)
            body += f'<path d="M{x:.0f} {y}h{wide - 3:.0f}v30h{3 - wide:.0f}z" fill="{mix("#39425a", "#141a2a", chance.uniform(.1, 1))}"/>'
            x += wide
    body += f'<path d="M1172 742h{w - 1172}v-16h-{w - 1184}z" fill="#4d566e"/>\n'
    body += '<path d="M1262 726l12 -150h52l12 150z" fill="#b5aea0"/><path d="M1300 576h26l12 150h-34z" fill="#1b2233" fill-opacity=".45"/><path d="M1266 676l4 -46h60l4 46z" fill="#8d2f25"/>'
    body += '<path d="M1264 576h72v-8h-72z" fill="#1b2233"/><path d="M1284 568v-34h32v34z" fill="#ff7a54"/><path d="M1278 534l22 -24 22 24z" fill="#1b2233"/><circle cx="1300" cy="550" r="70" fill="url(#red)"/><circle cx="1300" cy="551" r="11" fill="#ffd9c8"/>\n'
    svg("daily-en/night-ferry.svg", w, h, body, "A lighted ferry at night off the breakwater")


def ropewalk():
    w, h, far = 1600, 1000, (800, 470)
    chance = random.Random(37)
    at = lambda x, y, t: (far[0] + (x - far[0]) * t, far[1] + (y - far[1]) * t)
    shape = lambda points, fill: '<polygon points="' + " ".join(f"{x:.0f},{y:.0f}" for x, y in points) + f'" fill="{fill}"/>'
    body = f'<rect width="{w}" height="{h}" fill="#3b2c22"/>\n'
    corners = [(-200, -150), (1800, -150), (1800, 1150), (-200, 1150)]
    near, end = 1.0, .04
    sides = [(0, 1, "#2b201a"), (1, 2, "#5a4331"), (2, 3, "#8a6a48"), (3, 0, "#4a372a")]
    for a, b, ink in sides:
        body += shape([at(*corners[a], near), at(*corners[b], near), at(*corners[b], end), at(*corners[a], end)], ink) + "\n"
    steps = [1.0 * .8 ** k for k in range(15)]
    for k, t in enumerate(steps):  # windows, and the light that they throw on the floor
        u = t * .88
        for x in (-200, 1800):
            body += shape([at(x, 150, t), at(x, 150, u), at(x, 620, u), at(x, 620, t)], "#ffe3a6")
        body += shape([at(-120, 1150, t), at(700, 1150, t), at(700, 1150, u), at(-120, 1150, u)], "#e8bf7e")
        body += shape([at(-200, -150, t), at(1800, -150, t), at(1800, -150, t * .97), at(-200, -150, t * .97)], "#1d1511") + "\n"
    body += f'<circle cx="{far[0]}" cy="{far[1]}" r="30" fill="#fff2cf"/>\n'
    for k in range(16):  # yarns
        x, y = 420 + 52 * k, 760 - 14 * (k % 4)
        (x1, y1), (x2, y2) = at(x, y, 1.5), at(x, y, .05)
        body += f'<path d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}" stroke="#fff1c4" stroke-opacity=".8" stroke-width="3"/>'
    # The spinner from behind: cap, shoulders, elbows out, hemp round his waist, one heel off the floor.
    body += '\n<ellipse cx="590" cy="968" rx="130" ry="16" fill="#17100c" fill-opacity=".45"/>'
    body += '<path d="M536 742q-6 92 -14 206q-2 14 -18 16l44 2q6 -2 6 -12l22 -190 26 168q2 14 -8 22l40 -6q4 -6 0 -14q-8 -96 4 -192z" fill="#1b130e"/>'
    body += '<path d="M520 760q-14 -110 -4 -176q4 -34 38 -42l22 -8h24l24 8q36 8 40 42q10 70 -6 176z" fill="#2a1d15"/>'
    body += '<path d="M518 566q-34 26 -44 84q-2 22 16 30l56 20 6 -20 -44 -24q10 -30 28 -52zM662 566q34 26 42 84q2 22 -16 30l-54 20 -6 -20 44 -24q-10 -30 -28 -52z" fill="#21160f"/>'
    body += '<path d="M512 664q76 34 148 0q10 40 0 84q-72 34 -146 0q-10 -42 -2 -84z" fill="#d9b777"/>'
    body += "".join(f'<path d="M{514 + 2 * k} {676 + 13 * k}q74 34 {144 - 3 * k} 0" fill="none" stroke="#a9854a" stroke-width="3"/>' for k in range(6))
    body += '<path d="M566 540v-30h44v30q-22 12 -44 0z" fill="#5b3f2c"/><path d="M552 478q0 -42 36 -42t36 42q0 44 -36 46q-36 -2 -36 -46z" fill="#3a271b"/>'
    body += '<path d="M546 470q-2 -50 42 -52t44 52q-42 -16 -86 0z" fill="#17100c"/>\n'
    svg("daily-en/ropewalk.svg", w, h, body, "A long rope walk in the evening light")


def soft(name, ink, opacity, kind="radial"):
    """A gradient that fades to nothing at its rim (radial), or above and below (band)."""
    if kind == "radial":
        return (f'<radialGradient id="{name}"><stop offset="0" stop-color="{ink}" stop-opacity="{opacity}"/>'
                f'<stop offset="1" stop-color="{ink}" stop-opacity="0"/></radialGradient>')
    return (f'<linearGradient id="{name}" x2="0" y2="1"><stop offset="0" stop-color="{ink}" stop-opacity="0"/>'
            f'<stop offset=".55" stop-color="{ink}" stop-opacity="{opacity}"/><stop offset="1" stop-color="{ink}" stop-opacity="0"/></linearGradient>')


def basalt(chance, left, right, top, foot, light, dark):
    """A cliff of upright columns, lit from the left; `top` and `foot` give the height at x."""
    body, x, shade = "", left, .5
    while x < right:
        wide = chance.uniform(9, 30)
        shade = min(1.0, max(0.0, shade * .45 + chance.uniform(0, .62)))
        up, down = top(x) + chance.uniform(-7, 7), foot(x) + chance.uniform(-5, 5)
        body += f'<path d="M{x:.0f} {up + chance.uniform(-9, 9):.0f}h{wide + 1:.0f}V{down:.0f}h{-wide - 1:.0f}z" fill="{mix(light, dark, shade)}"/>'
        for _ in range(int((down - up) / 130)):  # joints
            y = chance.uniform(up + 20, down)
            body += f'<path d="M{x:.0f} {y:.0f}h{wide:.0f}" stroke="{dark}" stroke-opacity=".55" stroke-width="2"/>'
        x += wide
    return body + "\n"


def ostrey():
    w, h, sea = 1400, 1800, 1080
    chance = random.Random(41)
    lamp = (985, 372)
    body = sky("#1f3d62", "#7fa0b4", "#f0c795")
    body += ('<defs>' + soft("cloud", "#fff4e2", ".5") + soft("dusk", "#6d6f86", ".55") + soft("glow", "#fff3c4", ".95")
             + '<linearGradient id="left" x1="1" x2="0"><stop offset="0" stop-color="#fff3c4" stop-opacity=".8"/><stop offset="1" stop-color="#fff3c4" stop-opacity=".05"/></linearGradient>'
             + '<linearGradient id="right"><stop offset="0" stop-color="#fff3c4" stop-opacity=".8"/><stop offset="1" stop-color="#fff3c4" stop-opacity=".1"/></linearGradient>'
             + '<linearGradient id="sea" x2="0" y2="1"><stop offset="0" stop-color="#d9b791"/><stop offset=".16" stop-color="#7f9dab"/><stop offset=".55" stop-color="#396078"/><stop offset="1" stop-color="#16303f"/></linearGradient>'
             + '<linearGradient id="round"><stop offset="0" stop-color="#ffffff" stop-opacity=".25"/><stop offset=".35" stop-color="#ffffff" stop-opacity="0"/><stop offset="1" stop-color="#1c2733" stop-opacity=".55"/></linearGradient></defs>\n')
    body += f'<rect width="{w}" height="{sea + 4}" fill="url(#sky)"/>\n'
    for k in range(44):  # clouds: grey above, lit from below near the horizon
        y = 90 + 960 * (k / 44) ** .9
        wide = chance.uniform(260, 620) * (1.15 - .6 * k / 44)
        body += (f'<ellipse cx="{chance.uniform(-100, w + 100):.0f}" cy="{y + chance.uniform(-26, 26):.0f}" rx="{wide:.0f}" ry="{wide * chance.uniform(.06, .12):.0f}" '
                 f'fill="url(#{"dusk" if k % 3 == 0 else "cloud"})"/>')
    points = ridge(chance, 760, sea, 62, 6)  # a far headland
    body += f'\n<polygon points="{" ".join(points)} 760,{sea} 0,{sea}" fill="#6d7f8f" fill-opacity=".8"/>\n'
    body += f'<path d="M{lamp[0]} {lamp[1]}L0 206v206z" fill="url(#left)"/><path d="M{lamp[0]} {lamp[1]}L{w} 300v118z" fill="url(#right)"/>\n'
    body += f'<rect y="{sea}" width="{w}" height="{h - sea}" fill="url(#sea)"/>\n'
    for k in range(420):  # the sea: short and pale far out, long and dark near by
        near = (k / 420) ** 1.25
        y = sea + 4 + (h - sea) * near
        x, length = chance.uniform(-80, w), chance.uniform(16, 90) * (.5 + 3.2 * near)
        warm = abs(x + length / 2 - 420) < 170 + 200 * near and k % 2 == 0
        ink = "#ffe2b4" if warm else ("#c4d6da" if k % 3 == 0 else "#0f2836")
        body += f'<path d="M{x:.0f} {y:.0f}q{length / 2:.0f} {-2 - 9 * near:.0f} {length:.0f} 0" fill="none" stroke="{ink}" stroke-opacity="{.5 if warm else .34}" stroke-width="{1.4 + 6 * near:.1f}" stroke-linecap="round"/>'
    body += "\n"
    foot = lambda x: 1372 + 22 * math.sin(x / 83) + 14 * math.sin(x / 31) + (1400 - x) * .05
    top = lambda x: 1330 - 520 / (1 + math.exp(-(x - 610) / 58)) - 26 * math.sin(x / 57) - (50 if 720 < x < 1330 else 0)
    stack = lambda x: 1120 - 60 * math.exp(-((x - 235) / 60) ** 2)
    body += basalt(chance, 160, 318, stack, lambda x: foot(x) - 66, "#7d8583", "#252d31")
    body += basalt(chance, 452, w + 20, top, foot, "#868b85", "#20282c")
    turf = [(x, top(x) + 6) for x in range(690, w + 20, 10)]
    body += ('<polygon points="' + " ".join(f"{x},{y - chance.uniform(2, 16):.0f}" for x, y in turf) + " "
             + " ".join(f"{x},{y + chance.uniform(10, 44):.0f}" for x, y in reversed(turf)) + '" fill="#5f6b3f"/>')
    body += '<polygon points="' + " ".join(f"{x},{y - chance.uniform(0, 14):.0f}" for x, y in turf) + " " + " ".join(f"{x},{y + 8:.0f}" for x, y in reversed(turf)) + '" fill="#8b8f55"/>\n'
    for x in [chance.uniform(150, 330) for _ in range(40)] + [chance.uniform(440, w) for _ in range(240)]:  # foam
        y = foot(x) - (66 if x < 340 else 0) + chance.uniform(-12, 16)
        wide = chance.uniform(10, 52)
        body += f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{wide:.0f}" ry="{wide * .16:.0f}" fill="#f7fbfa" fill-opacity="{chance.uniform(.25, .8):.2f}"/>'
    ground = top(985) + 4
    body += f'\n<path d="M905 {ground:.0f}Q930 640 944 408h82Q1040 640 1065 {ground:.0f}z" fill="#f3efe4"/>'
    body += '<path d="M924 668Q931 600 935 548h100Q1039 600 1046 668z" fill="#a8392c"/>'
    body += f'<path d="M905 {ground:.0f}Q930 640 944 408h82Q1040 640 1065 {ground:.0f}z" fill="url(#round)"/>'
    for y in (470, 610, 730):
        body += f'<path d="M978 {y}h14v26h-14z" fill="#2a2f35"/>'
    body += f'<path d="M968 {ground:.0f}v-52q17 -20 34 0v52z" fill="#38434b"/>\n'
    body += f'<circle cx="{lamp[0]}" cy="{lamp[1]}" r="150" fill="url(#glow)"/>'
    body += '<path d="M926 412h118v-12H926z" fill="#23282c"/><path d="M930 400v-22h110v22" fill="none" stroke="#23282c" stroke-width="3"/>'
    for x in range(940, 1040, 12):
        body += f'<path d="M{x} 400v-22" stroke="#23282c" stroke-width="2"/>'
    body += '<path d="M950 400h70v-58h-70z" fill="#ffe9a8"/>' + "".join(f'<path d="M{x} 400v-58" stroke="#4a4030" stroke-width="3"/>' for x in (950, 967, 985, 1003, 1020))
    body += '<path d="M940 342h90q-4 -38 -45 -48q-41 10 -45 48z" fill="#2b3034"/><circle cx="985" cy="288" r="8" fill="#2b3034"/>\n'
    base = top(1190) + 8
    body += f'<path d="M1110 {base:.0f}v-92h150v92z" fill="#e9e3d4"/><path d="M1200 {base:.0f}v-92h60v92z" fill="#1c2733" fill-opacity=".18"/>'
    body += f'<path d="M1098 {base - 88:.0f}l34 -52h106l34 52z" fill="#46505a"/><path d="M1144 {base - 138:.0f}v-34h24v34zM1212 {base - 138:.0f}v-34h24v34z" fill="#cfc6b2"/>'
    body += f'<path d="M1128 {base - 62:.0f}h22v28h-22z" fill="#ffd98a"/><path d="M1218 {base - 62:.0f}h22v28h-22z" fill="#37424b"/><path d="M1172 {base:.0f}v-56h24v56z" fill="#37424b"/>'
    for k in range(9):  # gulls
        x, y, s = chance.uniform(330, 860), chance.uniform(480, 900), chance.uniform(12, 26)
        body += (f'<path d="M{x - s:.0f} {y - s * .4:.0f}q{s * .5:.0f} {-s * .35:.0f} {s:.0f} {s * .4:.0f}q{s * .5:.0f} {-s * .75:.0f} {s:.0f} {-s * .4:.0f}" '
                 'fill="none" stroke="#f8f4ea" stroke-width="4" stroke-linecap="round"/>')
    svg("daily-en/ostrey.svg", w, h, body + "\n", "A lighthouse on a rock at the turn of the tide")


def beams(name, w, h):
    x, foot = w / 2, h
    body = f'<rect width="{w}" height="{h}" fill="#123f6b"/>\n'
    for k in range(24):
        a, b = math.radians(15 * k), math.radians(15 * k + 7)
        far = [(x + 2 * w * math.cos(t), foot - 380 + 2 * w * math.sin(t)) for t in (a, b)]
        body += (f'<polygon points="{x:.0f},{foot - 380} {far[0][0]:.0f},{far[0][1]:.0f} {far[1][0]:.0f},{far[1][1]:.0f}" fill="#f3d58c" '
                 'fill-opacity=".24"/>')
    tower = ('<path d="M-70 0l28 -330h84l28 330z" fill="#f8f3e4"/><path d="M-48 -340h96v-84h-96z" fill="#ffe9a8"/>'
             '<path d="M-58 -424h116l-58 -64z" fill="#a33a2b"/><path d="M-64 -140l6 -90h116l6 90z" fill="#a33a2b"/>')
    body += f'\n<g transform="translate({x:.0f} {foot - 60})">{tower}</g>\n'
    body += words(x, h * .15, min(w, 1500) / 14, "The Courier, by breakfast", "#fff3d6", "Noto Serif Display")
    body += words(x, h - 22, min(w, 1500) / 44, "In the city before seven, on Ostrey by the first boat. £38 a quarter", "#fff3d6", "Noto Sans")
    svg(name, w, h, body, "A lighthouse and its beams")


def wool(name, w, h):
    body = f'<rect width="{w}" height="{h}" fill="#efe6d2"/>\n'
    inks = ["#123f6b", "#a33a2b", "#d9a441", "#5f7f6b", "#efe6d2"]
    for row in range(h // 50 + 1):
        for at in range(w // 50 + 1):
            x, y = at * 50, row * 50 + 6
            ink = inks[(abs(at % 12 - 6) + row) % 5]
            body += f'<path d="M{x} {y}q25 10 25 40q0 -30 25 -40v18q-25 10 -25 40q0 -30 -25 -40z" fill="{ink}"/>'
        body += "\n"
    middle = h / 2
    body += f'<rect x="{w * .08:.0f}" y="{middle - 110:.0f}" width="{w * .84:.0f}" height="220" fill="#efe6d2"/>\n'
    body += words(w / 2, middle + 4, min(w, 1400) / 14, "Spring ganseys", "#123f6b", "Noto Serif Display")
    body += words(w / 2, middle + 74, min(w, 1400) / 36, "Marlhope Mill, on the Strand since 1902", "#123f6b", "Noto Sans")
    svg(name, w, h, body, "A knitted pattern")


gorge(), launched(), wetland(), cartoon(), subscribe(), river(), trail(), tea(), night()
ferry(), ropewalk(), ostrey(), beams("daily-en/ad-light.svg", 1800, 876), beams("daily-en/ad-light-small.svg", 1200, 1224)
wool("daily-en/ad-wool.svg", 1800, 876), wool("daily-en/ad-wool-small.svg", 1200, 1224)
