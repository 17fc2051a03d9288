#include "app/preview/live.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <mutex>

#include <fmt/format.h>
#include <httplib.h>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using Times = std::map<std::string, fs::file_time_type>;

// Notes every file that a run reads, and when it was last written.
class WatchingWorld final : public World {
 public:
  explicit WatchingWorld(World& world) : world_(world) {}
  FileResult read(std::string_view path) override { return note(world_.read(path)); }
  FileResult read_reference(std::string_view reference, const std::vector<std::string>& roots) override {
    return note(world_.read_reference(reference, roots));
  }
  std::vector<std::string> list(std::string_view folder) override { return world_.list(folder); }
  [[nodiscard]] std::string data_folder() const override { return world_.data_folder(); }
  Times take_times() { return std::exchange(times_, {}); }

 private:
  FileResult note(FileResult result) {
    std::error_code error;
    times_[result.path] = fs::last_write_time(result.path, error);
    return result;
  }
  World& world_;
  Times times_;
};

bool has_changed(const Times& times) {
  return std::any_of(times.begin(), times.end(), [](const auto& entry) {
    std::error_code error;
    return fs::last_write_time(entry.first, error) != entry.second;
  });
}

constexpr const char* kPage = R"(<!doctype html><html lang="en"><meta charset="utf-8"><title>Broadsheet</title>
<style>body{margin:0;background:#777;font:13px sans-serif}header{background:#222;color:#eee;padding:6px 12px}
header a{color:#9cf;margin-right:8px;cursor:pointer}pre{background:#fff;margin:0;padding:8px 12px;max-height:30vh;overflow:auto}
img{display:block;margin:12px auto;background:#fff;box-shadow:0 0 8px #333;max-width:98vw}</style>
<header><span id="pages"></span><span id="state"></span></header><img id="page" alt="page"><pre id="messages"></pre>
<script>let shown='',page=0;
async function look(){try{const s=await(await fetch('/state?page='+page)).json();
 const now='page='+s.page+'&version='+s.version;
 if(now!==shown){shown=now;page=s.page;
  document.getElementById('page').src='/page.png?'+now;
  document.getElementById('messages').textContent=s.messages;
  document.getElementById('state').textContent=['','the desk must look','faulty: the last good page is shown','failed'][s.status];
  document.getElementById('pages').innerHTML=s.pages.map(n=>'<a onclick="page='+n+'">'+(n===page?'<b>'+n+'</b>':n)+'</a>').join('');}
 }catch(e){document.getElementById('state').textContent='the preview has stopped';}
 setTimeout(look,250);}look();</script></html>)";

std::string json_string(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += '\\', quoted += c;
    else if (static_cast<unsigned char>(c) < 0x20)
      quoted += fmt::format("\\u{:04x}", c);
    else
      quoted += c;
  }
  return quoted + "\"";
}

// What viewers see of a page.
struct ShownPage {
  int version = -1; // of the files it was set from
  PageImage image;
  std::string png; // the last good one
};

// The pages that somebody looks at, each set anew when it is asked for after a file has changed. Several viewers may
// look at different pages.
class LivePages {
 public:
  LivePages(ComposeRequest request, World& world)
      : request_(std::move(request)), first_(request_.pages.front()), world_(world) {
    current(first_);
  }

  std::string state(int wanted) {
    const std::lock_guard lock(mutex_);
    const int page = wanted > 0 ? wanted : first_;
    const ShownPage& shown = current(page);
    return fmt::format("{{\"version\":{},\"page\":{},\"status\":{},\"pages\":[{}],\"messages\":{}}}", shown.version,
                       page, shown.image.status, fmt::join(pages_, ","), json_string(shown.image.messages));
  }

  std::string png(int wanted) {
    const std::lock_guard lock(mutex_);
    return current(wanted > 0 ? wanted : first_).png;
  }

 private:
  const ShownPage& current(int page) {
    if (has_changed(times_)) ++version_;
    ShownPage& shown = shown_[page];
    if (shown.version != version_) render(page, shown);
    return shown;
  }

  void render(int page, ShownPage& shown) {
    WatchingWorld watching(world_);
    request_.pages = {page};
    shown.image = render_page(request_, watching, memo_.get());
    times_ = watching.take_times();
    if (!shown.image.png.empty()) shown.png = std::move(shown.image.png);
    if (!shown.image.pages.empty()) pages_ = shown.image.pages; // a faulty edition keeps the pages it had
    shown.version = version_;
  }

  std::mutex mutex_;
  ComposeRequest request_;
  int first_;
  World& world_;
  std::shared_ptr<LiveMemo> memo_ = make_live_memo();
  Times times_;
  std::map<int, ShownPage> shown_;
  std::vector<int> pages_; // of the paper
  int version_ = 0;
};

// Two previews on one port would answer in turns: SO_REUSEPORT, which the library sets, stays off.
void take_port_alone(socket_t socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
}

int page_of(const httplib::Request& asked) {
  const std::string page = asked.get_param_value("page");
  const bool digits = !page.empty() && page.size() < 5 &&
                      std::all_of(page.begin(), page.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? std::stoi(page) : 0;
}

} // namespace

CommandResult serve_preview(const ComposeRequest& request, int port, World& world) {
  LivePages live(request, world);
  httplib::Server server;
  server.set_socket_options(take_port_alone);
  server.Get("/", [](const httplib::Request&, httplib::Response& response) {
    response.set_content(kPage, "text/html; charset=utf-8");
  });
  server.Get("/state", [&](const httplib::Request& asked, httplib::Response& response) {
    response.set_content(live.state(page_of(asked)), "application/json");
  });
  server.Get("/page.png", [&](const httplib::Request& asked, httplib::Response& response) {
    response.set_content(live.png(page_of(asked)), "image/png");
  });
  if (!server.bind_to_port("127.0.0.1", port))
    return {3, {}, fmt::format("error: cannot listen on port {}: take another one with --port\n", port)};
  std::printf("live preview: http://127.0.0.1:%d/ (end it with Ctrl+C)\n", port);
  std::fflush(stdout);
  server.listen_after_bind();
  return {};
}

} // namespace broadsheet
