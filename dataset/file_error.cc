#include "dataset/file_error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

namespace gouji {
namespace {

struct Reason {
  int code;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array<Reason, 15> reasons = {{
    {ENOENT, "没有这个文件或文件夹；请检查路径", "no such file or folder; check the path"},
    {EACCES, "没有权限；请检查文件和文件夹的权限", "permission denied; check who may use it"},
    {EPERM, "系统不允许；请检查权限", "not permitted; check who may use it"},
    {EROFS, "该文件系统是只读的；请换一个文件夹",
     "the file system is read-only; choose another folder"},
    {ENOSPC, "磁盘已满；请腾出空间后重新运行", "the disk is full; free some space and run again"},
    {EDQUOT, "磁盘配额已用完；请腾出空间后重新运行",
     "the disk quota is used up; free some space and run again"},
    {EFBIG, "文件超过了允许的大小；请检查 ulimit -f",
     "the file exceeds the size that is allowed; check ulimit -f"},
    {EISDIR, "这是一个文件夹；请给出文件", "it is a folder; name a file"},
    {ENOTDIR, "路径中有一部分不是文件夹；请检查路径",
     "a part of the path is no folder; check the path"},
    {EEXIST, "已经有一个同名的文件；请换一个名称",
     "a file of that name is there already; choose another"},
    {ELOOP, "符号链接循环；请检查链接", "symbolic links go in a circle; check the links"},
    {ENAMETOOLONG, "名称太长；请缩短", "the name is too long; shorten it"},
    {EMFILE, "打开的文件太多；请检查 ulimit -n", "too many files are open; check ulimit -n"},
    {EIO, "设备读写出错；请检查磁盘", "the device reports an error; check the disk"},
    {ENOMEM, "内存不足；请关闭其他程序", "out of memory; close other programs"},
}};

Message sentence(FileAction action) {
  switch (action) {
    case FileAction::read:
      return {"无法读取", "cannot read"};
    case FileAction::write:
      return {"无法写入", "cannot write"};
    case FileAction::create_folder:
      return {"无法创建文件夹", "cannot create the folder"};
    case FileAction::list_folder:
      return {"无法列出文件夹", "cannot list the folder"};
  }
  return {};
}

Message reason_of(int code) {
  const auto known = std::find_if(reasons.begin(), reasons.end(),
                                  [code](const Reason& reason) { return reason.code == code; });
  if (known != reasons.end()) return {std::string(known->zh), std::string(known->en)};
  const std::string system = std::generic_category().message(code);
  return {system, system};
}

}  // namespace

Error file_error(FileAction action, const std::string& path, int code) {
  const Message what = sentence(action);
  const Message why = reason_of(code);
  return {{what.zh + " " + path + "：" + why.zh, what.en + " " + path + ": " + why.en}};
}

}  // namespace gouji
