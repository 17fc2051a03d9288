-- One row for each line that TeX breaks: justified (1) or not, number of word spaces, their width as a share of the
-- face's own, hyphen or dash at its end (1), sticks out (1). "end" after each paragraph.
local rows = assert(io.open("lines.tsv", "w"))
local glue_kind, glyph_kind, disc_kind = node.id("glue"), node.id("glyph"), node.id("disc")
local word_spaces = { [13] = true, [14] = true } -- spaceskip, xspaceskip

local function last_character(list)
  local last
  for n in node.traverse(list) do
    if n.id == glyph_kind then
      last = n.char
    elseif n.id == disc_kind and n.replace then
      for m in node.traverse_id(glyph_kind, n.replace) do last = m.char end
    end
  end
  return last
end

local function write_line(line, is_last)
  local natural, set, spaces = 0, 0, 0
  for n in node.traverse_id(glue_kind, line.list) do
    if word_spaces[n.subtype] then
      natural = natural + n.width
      set = set + node.effective_glue(n, line)
      spaces = spaces + 1
    end
  end
  local width = node.dimensions(line.glue_set, line.glue_sign, line.glue_order, line.list)
  local overfull = width > line.width + 6554 and 1 or 0 -- by a tenth of a point
  local c = last_character(line.list)
  local hyphen = (c == 0x2d or c == 0x2010 or c == 0x2013 or c == 0x2014) and 1 or 0
  rows:write(string.format("%d\t%d\t%.5f\t%d\t%d\n", is_last and 0 or 1, spaces, natural > 0 and set / natural or 1,
    hyphen, overfull))
end

luatexbase.add_to_callback("post_linebreak_filter", function(head)
  local lines = {}
  for n in node.traverse_id(node.id("hlist"), head) do lines[#lines + 1] = n end
  for i, line in ipairs(lines) do write_line(line, i == #lines) end
  rows:write("end\n")
  return true
end, "rows")
