#include "layout/engine/engine_version.hpp"

#include <cstring>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <link.h>

namespace broadsheet {
namespace {

constexpr std::size_t in_words(std::size_t bytes) { return (bytes + 3) / 4 * 4; }

// The build id among the notes of one segment; empty when there is none.
std::string build_id_in(const char* notes, std::size_t size) {
  for (std::size_t at = 0; at + sizeof(ElfW(Nhdr)) <= size;) {
    ElfW(Nhdr) note;
    std::memcpy(&note, notes + at, sizeof(note));
    const std::size_t name = at + sizeof(note), bytes = name + in_words(note.n_namesz);
    if (bytes + note.n_descsz > size) break;
    if (note.n_type == NT_GNU_BUILD_ID && std::string_view(notes + name, note.n_namesz) == std::string_view("GNU\0", 4))
      return std::string(notes + bytes, note.n_descsz);
    at = bytes + in_words(note.n_descsz);
  }
  return {};
}

struct Versions {
  bool program = true; // the first object is the program itself
  bool known = false;
  std::string text;
};

int note_object(dl_phdr_info* object, std::size_t, void* data) {
  auto& versions = *static_cast<Versions*>(data);
  const std::string_view name = object->dlpi_name == nullptr ? "" : object->dlpi_name;
  if (name.starts_with("linux-vdso")) return 0; // the kernel's
  std::string id;
  for (int i = 0; i < object->dlpi_phnum && id.empty(); ++i)
    if (object->dlpi_phdr[i].p_type == PT_NOTE)
      id = build_id_in(reinterpret_cast<const char*>(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr),
                       object->dlpi_phdr[i].p_memsz);
  if (std::exchange(versions.program, false)) versions.known = !id.empty();
  for (const char byte : id) versions.text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  versions.text += ' ';
  return 0;
}

std::string find_version() {
  Versions versions;
  dl_iterate_phdr(note_object, &versions);
  return versions.known ? versions.text : std::string{};
}

} // namespace

const std::string& engine_version() {
  static const std::string version = find_version();
  return version;
}

} // namespace broadsheet
