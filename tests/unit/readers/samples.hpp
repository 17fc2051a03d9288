// One good file of each kind that uses nearly every element and attribute.
#pragma once

#include <string>

namespace broadsheet::testing {

inline const std::string kFeed = R"(<feed version="1" xml:lang="zh-Hans" date="2025-06-11">
  <story id="lead" slug="招商" section="要闻" priority="1">
    <standing-head>栏题</standing-head>
    <kicker>引题</kicker>
    <headline>主题<br/>两行</headline>
    <deck>副题</deck>
    <summary>提要</summary>
    <byline>本报记者</byline>
    <dateline>本报讯</dateline>
    <body>
      <p trim="3">一段，<em>着重</em>和<strong>粗</strong>，<a href="https://example.org/a">链接</a>。</p>
      <subhead>小标题</subhead>
      <p>二<sup>①</sup>、<sub>2</sub>、<sc>nato</sc>、<u>长治</u>、<dots>要点</dots>。</p>
      <p xml:lang="en">Another <ruby><rb>治</rb><rt>zhì</rt></ruby>.</p>
      <list kind="ordered"><item>甲 <list xml:lang="en"><item>B</item></list></item></list>
      <listing kind="times"><row><cell>K21</cell><cell xml:lang="en">6 a.m.</cell></row></listing>
      <table kind="results"><title>榜</title><head><cell span="2">队</cell><cell/></head><row><cell>甲</cell></row></table>
    </body>
  </story>
  <picture id="photo" src="photo.jpg" focus="40% 30%" page="1"><headline>图题</headline><caption>图说</caption><credit>摄</credit></picture>
  <notice id="n" filler="yes"><qr title="题" label="扫码">https://example.org/n</qr><headline>公告</headline><body><p>正文</p></body></notice>
</feed>)";

inline const std::string kEdition =
    R"(<edition version="1" newspaper="长治日报" date="2025-06-11" xml:lang="zh-Hans" templates="templates">
  <feed href="feed.xml"/>
  <data name="issue">第 15234 期</data>
  <page number="1" template="front" name="要闻">
    <place story="lead" frame="lead" jump="2" jump-frame="rest" rank="1"/>
    <place story="brief-1 brief-2 *" frame="briefs"/>
  </page>
  <page number="2" template="inside" repeat="as-needed"/>
</edition>)";

inline const std::string kStyle = R"(<style-sheet version="1" name="daily" xml:lang="zh-Hans">
  <grid leading="12pt"/>
  <faces>
    <face role="song" family="Noto Serif CJK SC, Noto Serif"/>
    <face role="kai" family="AR PL UKai CN" weight="bold" italic="yes"/>
    <face role="light" family="Noto Sans" weight="350"/>
    <fallback family="Noto Sans Symbols2"/>
  </faces>
  <inks><ink name="masthead-red" rgb="#c8161d" cmyk="0 100 90 5"/></inks>
  <paragraph name="body" face="song" size="9pt" indent="2em" profile="zh-newspaper" align="justify"/>
  <paragraph name="kai-body" parent="body" face="kai"/>
  <paragraph name="large" parent="body" size="12pt" face="kai"/>
  <paragraph name="headline" parent="body" size="36pt" minimum-size="30pt" align="center" indent="0em"
             ink="masthead-red 50%" maximum-lines="2" balance="yes" space-before="4pt" space-after="0.5line"
             tracking="-0.5pt" hyphenate="no"/>
  <paragraph name="boxed" parent="body" strong-face="kai" em-face="kai" left-indent="1em" right-indent="1em"
             rule-above="0.35mm" rule-below="0.35mm" rule-ink="black" background="black 10%" padding="2pt"/>
  <paragraph name="opening" parent="body" drop-cap="3" drop-cap-face="kai" drop-cap-gap="0.25em" drop-cap-words="2"/>
  <copyfit name="news"><head-size steps="2" step="1pt"/><tighten/><loosen/><head-space minimum="-0.5line" maximum="1line"/>
    <picture-height minimum="-4line" maximum="3line"/><trim maximum="9"/><leading minimum="-0.5pt" step="0.25pt"/><jump/></copyfit>
  <design name="lead" default="body" head-gap="0.5line" copyfit="news"><use role="first-p" paragraph="opening"/><use role="headline" paragraph="headline"/></design>
  <notices xml:lang="zh-Hans" to="（下转第{page}版）" from="（上接第{page}版）" repeat-head="{headline}" numerals="han"
           turn="sentence" run-in="yes" to-paragraph="body" from-paragraph="body" repeat-paragraph="kai-body"
           minimum-before="10" minimum-after="8"/>
  <list-style kind="unordered" mark="●"/>
  <list-style kind="ordered" level="2" mark="（{number}）" numerals="han" room="2em" gap="0.25em" mark-align="left"
              mark-paragraph="kai-body"/>
  <listing-style kind="times" gap="0.5em" rule-between="0.1mm"><tab/><tab at="4em" paragraph="kai-body"/>
    <tab edge="right" at="1em" align="decimal" leader="dots"/></listing-style>
  <table-style paragraph="body" head-paragraph="kai-body" rule-above="0.35mm" rule-head="0.1mm" rule-below="0.35mm"
               column-rule="0.1mm" rule-ink="masthead-red" tint="black 8%" head-tint="black 10%" padding="1pt"
               gap="1em" space-before="1line" space-after="1line" fill="no">
    <column/><column width="2" align="decimal" paragraph="kai-body"/></table-style>
  <rules><rule id="L4" severity="error" size-difference="10" least-size="18pt"/><rule id="L13" severity="off"/></rules>
  <crop name="wide" ratio="16:9"/>
  <codes qr-module="0.6mm" qr-level="quartile"/>
</style-sheet>)";

inline const std::string kPage = R"(<page-template version="1" name="front">
  <page width="390mm" height="550mm" bleed="3mm"/>
  <grid x="20mm" y="30mm" width="350mm" height="490mm" columns="8" gutter="9pt"/>
  <frame name="lead" design="lead" column="1" span="5" line="20" lines="48" columns="4" gutter="1em"
         column-rule="0.1mm" continued-in="rest" balance="no" copyfit="news" fill="filler" filler-design="lead" own-grid="yes"/>
  <frame name="rest" role="continuation" design="lead" column="6" span="3" to-line="100" below="lead photo" below-gap="2"
         inset="0.75em" box="0.35mm" box-ink="black" tint="black 8%" rule-above="0.35mm" rule-ink="black"/>
  <frame name="briefs" role="notice" design="lead" column="1" span="5" line="70" to-line="80" head="column"/>
  <frame name="photo" role="picture" design="lead" x="20mm" y="100mm" width="80mm" height="60mm" crop="wide"
         head-above="no"/>
  <frame name="ad" role="advertisement" design="lead" x="220mm" y="400mm" width="100mm" height="60mm" crop="3:2"/>
  <text name="masthead" column="1" span="3" line="1" lines="5" paragraph="headline">{newspaper}<line/>{date.long}
    {weekday}</text>
  <rule name="r1" x="20mm" y="62mm" width="350mm" weight="0.7mm" ink="black"/>
  <rule column="2" line="3" lines="2" weight="0.1mm"/>
  <rule column="2" span="3" line="3" weight="0.1mm"/>
  <box name="ear" x="20mm" y="31mm" width="20mm" height="20mm" fill="black 8%" weight="0.2mm"/>
  <picture name="logo" column="7" span="2" line="1" lines="5" src="logo.svg" page="2"/>
  <refers name="inside" side="right" column="6" span="2" line="3" lines="9" paragraph="body" page-paragraph="kai-body"
          words="{kicker} {headline}" page="{page}版" page-at="start" columns="2" gutter="1em" gap="6pt" row-gap="2pt"
          most="9"/>
  <column-rules column="1" span="5" line="20" lines="48" weight="0.1mm" ink="black" side="both"/>
  <text side="left" x="20mm" y="15mm" width="50mm" height="9mm" paragraph="body" vertical-align="bottom">{page}</text>
  <barcode name="code" x="330mm" y="470mm" width="40mm" height="20mm" code="{barcode}" add-on="{issue}"/>
</page-template>)";

} // namespace broadsheet::testing
