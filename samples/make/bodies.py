"""Bodies that do not exist, and the prose of their reports."""

PREFECTURES = ["青岚市", "澄南市", "云溪市", "砚州市", "望江市", "临泽州", "白水苗族侗族自治州", "朔宁地区",
               "泰棠市", "沅阳市", "固陵市", "蓝浦市"]
COUNTIES = ["东屏区", "石鼓县", "明湖区", "丰登县", "南塘区", "清源镇", "桃溪县", "松岭彝族自治县", "鹿鸣区",
            "北渡县", "长汀湾区", "高新技术产业开发区", "柏树乡", "月牙湖街道"]
OFFICES = ["人民政府办公室", "教育局", "财政局", "自然资源局", "水务局", "卫生健康委员会", "市场监督管理局",
           "人力资源和社会保障局", "退役军人事务局", "住房和城乡建设局", "交通运输局", "农业农村局", "统计局",
           "城市管理和综合执法局", "行政审批服务局", "文化广电旅游体育局", "司法局", "民政局", "审计局",
           "医疗保障局", "应急管理局", "发展和改革委员会", "科学技术局"]


def make_body(rng):
    """The name of a body, as its report would print it."""
    prefecture, county = rng.choice(PREFECTURES), rng.choice(COUNTIES)
    if county[-1] in "镇乡":
        return prefecture + rng.choice(["石鼓县", "桃溪县", "丰登县"]) + county + "人民政府"
    if county.endswith("街道"):
        return prefecture + rng.choice(["东屏区", "鹿鸣区"]) + county + "办事处"
    roll = rng.random()
    if roll < 0.15:
        return prefecture + rng.choice(OFFICES)
    if county.endswith("开发区"):
        return prefecture + county + "管理委员会"
    if roll < 0.3:
        return prefecture + county + "人民政府"
    if roll < 0.4:
        return county + rng.choice(OFFICES)
    return prefecture + county + rng.choice(OFFICES)


FILLER = [
    "围绕企业和群众关切，通过图文解读、专家访谈、新闻发布等多种形式，对涉及面广、社会关注度高的政策文件进行解读，"
    "回应社会关切，提升政策知晓度。",
    "严格落实“先审后发”和“三审三校”制度，健全信息发布审核机制，规范公文属性源头管理，确保公开内容准确、规范、及时。",
    "不断优化门户网站栏目设置，加强政务新媒体日常监管，及时更新政府信息公开指南和目录。",
    "将政务公开工作纳入年度绩效考核，组织业务培训{n}次，累计参训人员{m}人次，工作人员的业务能力得到进一步提高。",
    "全年通过门户网站主动公开各类信息{m}条，通过政务新媒体发布信息{k}条。",
]
PROBLEMS = [
    "一年来，政府信息公开工作取得了一定成效，但仍存在一些不足：一是公开的及时性有待提高，二是政策解读的形式较为单一。",
    "下一步，将加强学习培训，丰富解读形式，进一步提高主动公开的质量和实效，切实保障人民群众的知情权。",
    "信息公开的主动性还需加强，个别栏目更新不够及时。今后将明确专人负责，按时更新。",
]
ENDINGS = [
    "本单位{year}年未收取信息处理费。",
    "{year}年，本机关收取信息处理费0元。",
    "无其他需要报告的事项。",
    "按照《政府信息公开信息处理费管理办法》，{year}年度没有产生信息处理费。",
]


def fill(rng, text, year):
    return text.format(n=rng.randrange(1, 6), m=rng.randrange(40, 3000), k=rng.randrange(20, 900),
                       year=year)


def requests_sentence(rng, year, values):
    """What the prose says about 三; always true."""
    def total(row):
        return values[f"requests.{row}.total"]
    received, taken = total("received"), total("carried_in")
    answered, carried = total("outcome_total"), total("carried_out")
    if received == taken == 0:
        return rng.choice([f"{year}年度未收到任何形式的依申请公开政府信息申请。",
                           f"{year}年，未收到政府信息公开申请。"])
    unit = rng.choice("件宗条")
    return rng.choice([
        f"{year}年共收到政府信息公开申请{received}{unit}，上年结转{taken}{unit}，办结{answered}{unit}，"
        f"结转下年度继续办理{carried}{unit}。",
        f"全年收到政府信息公开申请 {received} {unit}，答复 {answered} {unit}（含上年度结转申请 {taken} {unit}，"
        f"另有 {carried} {unit}顺延到下年度答复）。",
        f"共答复政府信息公开申请{answered}{unit}，其中{year}年收到政府信息公开申请{received}{unit}，"
        f"上年结转政府信息公开申请{taken}{unit}。",
    ])
