#include "normalize/label.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using gouji::Label;
using gouji::label_similarity;
using gouji::parse_label;

namespace {

double similarity(const char* a, const char* b) {
  const double forward = label_similarity(parse_label(a), parse_label(b));
  CHECK(forward == label_similarity(parse_label(b), parse_label(a)));
  CHECK(forward >= 0);
  CHECK(forward <= 1);
  return forward;
}

// Labels that stand in the same place of a form: the mapper must never take one for another.
const std::vector<std::vector<const char*>> sets_of_siblings = {
    {"二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
     "四、政府信息公开行政复议、行政诉讼情况"},
    {"第二十条第（一）项",
     "第二十条第（五）项",
     "第二十条第（六）项",
     "第二十条第（八）项",
     "第二十条第（九）项",
     "规章",
     "行政规范性文件",
     "行政许可",
     "行政处罚",
     "行政强制",
     "行政事业性收费",
     "其他对外管理服务事项",
     "政府集中采购",
     "信息内容",
     "本年制发件数",
     "本年废止件数",
     "现行有效件数",
     "本年处理决定数量",
     "本年收费金额（单位：万元）",
     "本年新制作数量",
     "本年新公开数量",
     "对外公开总数量",
     "上一年项目数量",
     "本年增/减",
     "采购项目数量",
     "采购总金额"},
    {"一、本年新收政府信息公开申请数量",
     "二、上年结转政府信息公开申请数量",
     "三、本年度办理结果",
     "（一）予以公开",
     "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
     "（三）不予公开",
     "1.属于国家秘密",
     "2.其他法律行政法规禁止公开",
     "3.危及“三安全一稳定”",
     "4.保护第三方合法权益",
     "5.属于三类内部事务信息",
     "6.属于四类过程性信息",
     "7.属于行政执法案卷",
     "8.属于行政查询事项",
     "（四）无法提供",
     "1.本机关不掌握相关政府信息",
     "2.没有现成信息需要另行制作",
     "3.补正后申请内容仍不明确",
     "（五）不予处理",
     "1.信访举报投诉类申请",
     "2.重复申请",
     "3.要求提供公开出版物",
     "4.无正当理由大量反复申请",
     "5.要求行政机关确认或重新出具已获取信息",
     "（六）其他处理",
     "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
     "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
     "3.其他",
     "（七）总计",
     "四、结转下年度继续办理"},
    {"自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他",
     "总计", "申请人情况"},
    {"行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", "结果维持", "结果纠正", "其他结果",
     "尚未审结", "总计"},
    {"（一）主动公开政府信息数", "其中：主动公开规范性文件数", "制发规范性文件总数",
     "1.政府公报公开政府信息数", "2.政府网站公开政府信息数", "3.政务微博公开政府信息数",
     "4.政务微信公开政府信息数", "5.其他方式公开政府信息数", "（一）收到申请数", "1.当面申请数",
     "2.传真申请数", "3.网络申请数", "4.信函申请数", "（二）申请办结数", "1.按时办结数",
     "2.延期办结数", "（一）维持具体行政行为数", "（二）被依法纠错数", "（三）其他情形数"},
};

}  // namespace

TEST_CASE("parse_label takes a label apart") {
  struct Row {
    const char* printed;
    const char* number;
    const char* core;
    const char* whole;
  };
  for (const Row& row : {
           Row{"1.属于国家秘密", "1", "属于国家秘密", "属于国家秘密"},
           {"１．属于国家秘密", "1", "属于国家秘密", "属于国家秘密"},
           {"1、 属于国家秘密", "1", "属于国家秘密", "属于国家秘密"},
           {"（1）属于国家秘密", "(1)", "属于国家秘密", "属于国家秘密"},
           {"1）属于国家秘密", "(1)", "属于国家秘密", "属于国家秘密"},
           {"2其他法律行政法规禁止公开", "2", "其他法律行政法规禁止公开",
            "其他法律行政法规禁止公开"},
           {"（三）不予公开", "(三)", "不予公开", "不予公开"},
           {"(三)、不予公开", "(三)", "不予公开", "不予公开"},
           {"《三》不予公开", "(三)", "不予公开", "不予公开"},
           {"〈三)不予公开", "(三)", "不予公开", "不予公开"},
           {"《条例》第三条", "", "条例第三条", "<条例>第三条"},
           {"三、本年度办理结果", "三", "本年度办理结果", "本年度办理结果"},
           {"无法提供 (四)", "(四)", "无法提供", "无法提供"},
           {"(四) 1. 本机关不掌握相关政府信息", "1", "本机关不掌握相关政府信息",
            "本机关不掌握相关政府信息"},
           {"第二十条 第（一）项", "", "第二十条第一项", "第二十条第(一)项"},
           {"规章(县级无此项)", "", "规章", "规章(县级无此项)"},
           {"本年(2023)制发件数", "", "本年制发件数", "本年(2023)制发件数"},
           {"本年收费金额（单位：万元", "", "本年收费金额", "本年收费金额(单位:万元"},
           {"3.危及“三安全一稳定”", "3", "危及三安全一稳定", "危及\"三安全一稳定\""},
           {"（本列数据的勾稽关系为）", "", "本列数据的勾稽关系为", "(本列数据的勾稽关系为)"},
           {"一般信息", "", "一般信息", "一般信息"},
           {"2021年", "", "2021年", "2021年"},
           {"3件", "", "3件", "3件"},
           {"1.5", "", "15", "1.5"},
           {"总 计", "", "总计", "总计"},
           {"1.", "1", "", ""},
           {"", "", "", ""},
       }) {
    CAPTURE(row.printed);
    const Label label = parse_label(row.printed);
    CHECK(label.number == row.number);
    CHECK(label.core == row.core);
    CHECK(label.whole == row.whole);
  }
}

TEST_CASE("labels that stand beside each other stay apart") {
  for (const auto& siblings : sets_of_siblings) {
    for (std::size_t left = 0; left < siblings.size(); ++left) {
      for (std::size_t right = 0; right < left; ++right) {
        CAPTURE(siblings[left], siblings[right]);
        CHECK(similarity(siblings[left], siblings[right]) < 0.8);
      }
      CHECK(similarity(siblings[left], siblings[left]) == 1.0);
    }
  }
}

TEST_CASE("a label as printed is nearest to its own label of the form") {
  struct Row {
    const char* printed;
    const char* official;
    double least;
  };
  for (const Row& row : {
           Row{"2.其他法律行政止公开", "2.其他法律行政法规禁止公开", 0.8},
           {"２、其他法律、行政法规禁止公开", "2.其他法律行政法规禁止公开", 0.95},
           {"2. 其他法律行政法规禁止 公开", "2.其他法律行政法规禁止公开", 1.0},
           {"1.逾期不补正", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            0.8},
           {"（六）其他", "（六）其他处理", 0.8},
           {"社会公益", "社会公益组织", 0.8},
           {"规范性文件", "行政规范性文件", 0.8},
           {"规章(县级无此项)", "规章", 0.95},
           {"处理决定数量(指2020年办件量)", "本年处理决定数量", 0.8},
           {"本年(2023)制发件数", "本年制发件数", 0.95},
           {"无法提供(四)", "（四）无法提供", 1.0},
           {"(五) 1. 信访举报投诉类申请", "1.信访举报投诉类申请", 0.95},
           {"第二十条 第（一）项", "第二十条第（一）项", 1.0},
           {"第二十条第一项", "第二十条第（一）项", 0.95},
           {"3.危及\"三安全一稳定\"", "3.危及“三安全一稳定”", 1.0},
           {"3.危及三安全一稳定", "3.危及“三安全一稳定”", 0.95},
           {"部分公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 0.95},
           {"部分公开区分处理的，只计这一情形，不计其他情形",
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 0.8},
           {"總計", "总计", 1.0},
           {"4.无正当理由大量反复 申请", "4.无正当理由大量反复申请", 1.0},
           {"商业企\n业", "商业企业", 1.0},
           {"本年收费金额（万元）", "本年收费金额（单位：万元）", 0.95},
           {"五、结转下年度继续办理", "四、结转下年度继续办理", 0.9},
           {"（四）结转下年度办理", "四、结转下年度继续办理", 0.7},
       }) {
    CAPTURE(row.printed);
    const double own = similarity(row.printed, row.official);
    CHECK(own >= row.least);
    for (const auto& siblings : sets_of_siblings) {
      bool present = false;
      for (const char* sibling : siblings)
        present = present || std::string(sibling) == row.official;
      if (!present) continue;
      for (const char* sibling : siblings) {
        if (std::string(sibling) == row.official) continue;
        CAPTURE(sibling);
        CHECK(similarity(row.printed, sibling) < own);
      }
    }
  }
}

TEST_CASE("label_similarity at the edges") {
  CHECK(similarity("", "") == 1.0);
  CHECK(similarity("", "规章") == 0.0);
  CHECK(similarity("规章", "采购总金额") == 0.0);
  std::string prose;
  for (int word = 0; word < 2000; ++word) prose += "政府信息公开";
  CHECK(similarity(prose.c_str(), "政府信息公开") < 0.9);
  CHECK(similarity(prose.c_str(), (prose + "申请").c_str()) > 0.8);
}
