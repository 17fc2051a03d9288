#include "layout/engine/parallel.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace broadsheet {
namespace {

TEST(ForEachIndex, CallsEachOnce) {
  for (const unsigned jobs : {0U, 1U, 2U, 7U, 40U}) {
    std::vector<std::atomic<int>> calls(23);
    for_each_index(jobs, calls.size(), [&](std::size_t i) { ++calls[i]; });
    for (const auto& count : calls) EXPECT_EQ(count, 1) << jobs << " jobs";
  }
}

TEST(ForEachIndex, ThrowsTheFirstByIndexAfterAllAreDone) {
  std::atomic<int> calls{0};
  const auto work = [&](std::size_t i) {
    ++calls;
    if (i % 5 == 3) throw std::runtime_error(std::to_string(i));
  };
  try {
    for_each_index(4, 20, work);
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& failure) {
    EXPECT_STREQ(failure.what(), "3");
  }
  EXPECT_EQ(calls, 20);
}

TEST(HandOver, KeepsTheOrderAndTheLimit) {
  HandOver<int> queue(2);
  std::atomic<int> put{0};
  std::jthread maker([&] {
    for (int i = 0; i < 50; ++i) {
      queue.put(i);
      put = i + 1;
    }
    queue.close();
  });
  for (int taken = 0; taken < 50; ++taken) {
    EXPECT_EQ(queue.take(), taken);
    EXPECT_LE(put, taken + 4) << "two wait, one is being put";
  }
  EXPECT_EQ(queue.take(), std::nullopt);
}

TEST(HandOver, AMakerStopsWhenTheTakerGivesUp) {
  HandOver<int> queue(1);
  std::atomic<bool> stopped{false};
  {
    std::jthread maker([&] {
      while (queue.put(1)) {
      }
      stopped = true;
    });
    EXPECT_TRUE(queue.take());
    queue.close();
  }
  EXPECT_TRUE(stopped);
}

} // namespace
} // namespace broadsheet
