#include "fonts/face/fingerprint.hpp"

namespace broadsheet {

std::string fingerprint(const Face& face) {
  std::string text = face.path() + '\0' + std::to_string(face.index()) + '\0' + face.version() + '\0';
  hb_blob_t* head = hb_face_reference_table(hb_font_get_face(face.font()), HB_TAG('h', 'e', 'a', 'd'));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(head, &length);
  if (bytes != nullptr) text.append(bytes, length);
  hb_blob_destroy(head);
  return text;
}

} // namespace broadsheet
