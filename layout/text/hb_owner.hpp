// HarfBuzz buffers that end with their scope.
#pragma once

#include <hb.h>

#include <memory>

namespace broadsheet {

struct BufferEnd {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
using OwnedBuffer = std::unique_ptr<hb_buffer_t, BufferEnd>;

inline OwnedBuffer new_buffer() { return OwnedBuffer(hb_buffer_create()); }

} // namespace broadsheet
