/*
 * tables.c - the tables and columns of the registry; see tables.h.
 */
#include "registry/tables.h"

#include <string.h>

#define PLAIN NULL, NULL, NO_TABLE
#define FACT(path) path, NULL, NO_TABLE
#define WORDS(list) NULL, list, NO_TABLE
#define REFERS(table) NULL, NULL, table

static const struct column households[] = {
    {"id", "mã hộ", COLUMN_ID, true, PLAIN},
    {"zone", "địa bàn", COLUMN_ZONE, true, PLAIN},
    {"address", "địa chỉ", COLUMN_TEXT, false, PLAIN},
    {"members", "số người", COLUMN_INTEGER, false, PLAIN},
};

static const struct column people[] = {
    {"id", "mã người", COLUMN_ID, true, PLAIN},
    {"name", "họ tên", COLUMN_TEXT, true, PLAIN},
    {"household", "mã hộ", COLUMN_ID, false, REFERS(TABLE_HOUSEHOLDS)},
    {"residence", "nơi cư trú", COLUMN_ZONE, false, FACT("person.residence")},
    {"role", "nghề nghiệp", COLUMN_WORD, false, FACT("person.role")},
    {"case", "tình trạng", COLUMN_WORD, false, FACT("person.case")},
    {"case_since", "tình trạng từ", COLUMN_TIME, false, FACT("person.case_since")},
    {"quarantine", "hình thức cách ly", COLUMN_WORD, false, FACT("person.quarantine.kind")},
    {"quarantine_until", "cách ly đến", COLUMN_END, false, FACT("person.quarantine_until")},
    {"doses", "số mũi tiêm", COLUMN_INTEGER, false, FACT("person.doses")},
    {"first_dose", "ngày tiêm mũi đầu", COLUMN_DATE, false, FACT("person.first_dose")},
    {"last_dose", "ngày tiêm mũi cuối", COLUMN_DATE, false, FACT("person.last_dose")},
    {"test", "loại xét nghiệm", COLUMN_WORD, false, FACT("person.test.kind")},
    {"test_result", "kết quả xét nghiệm", COLUMN_WORD, false, FACT("person.test.result")},
    {"test_sampled", "giờ lấy mẫu", COLUMN_TIME, false, FACT("person.test.sampled")},
    {"test_reported", "giờ trả kết quả", COLUMN_TIME, false, FACT("person.test.reported")},
};

static const struct column tickets[] = {
    {"id", "số phiếu", COLUMN_ID, true, PLAIN},
    {"household", "mã hộ", COLUMN_ID, true, REFERS(TABLE_HOUSEHOLDS)},
    {"valid_on", "ngày", COLUMN_DATE, true, FACT("ticket.valid_on")},
    {"slot", "khung giờ", COLUMN_HOURS, false, FACT("ticket.slot")},
    {"used_at", "dùng lúc", COLUMN_TIME, false, PLAIN},
};

static const struct column trips[] = {
    {"id", "số chuyến", COLUMN_ID, true, PLAIN},
    {"household", "mã hộ", COLUMN_ID, true, REFERS(TABLE_HOUSEHOLDS)},
    {"person", "mã người", COLUMN_ID, false, REFERS(TABLE_PEOPLE)},
    {"left_at", "đi lúc", COLUMN_TIME, true, PLAIN},
    {"back_at", "về lúc", COLUMN_TIME, false, PLAIN},
};

static const struct column businesses[] = {
    {"id", "mã đơn vị", COLUMN_ID, true, PLAIN},
    {"name", "tên đơn vị", COLUMN_TEXT, true, FACT("business.name")},
    {"sector", "ngành", COLUMN_WORD, true, FACT("business.sector")},
    {"zone", "địa bàn", COLUMN_ZONE, true, FACT("business.place")},
    {"workers", "số lao động", COLUMN_INTEGER, false, FACT("business.workers")},
    {"arrangement", "phương án", COLUMN_WORD, false, FACT("business.arrangement")},
    {"registered", "đã đăng ký", COLUMN_BOOLEAN, false, FACT("business.registered")},
    {"industrial_park", "trong khu công nghiệp", COLUMN_BOOLEAN, false,
     FACT("business.in_industrial_park")},
    {"gateway", "ở cửa ngõ", COLUMN_BOOLEAN, false, FACT("business.at_gateway")},
    {"test_interval_days", "chu kỳ xét nghiệm", COLUMN_INTEGER, false,
     FACT("business.test_interval_days")},
    {"last_test", "xét nghiệm gần nhất", COLUMN_DATE, false, FACT("business.last_test")},
    {"place_qr", "mã địa điểm", COLUMN_BOOLEAN, false, FACT("business.place_qr")},
};

static const struct column inspections[] = {
    {"id", "số kiểm tra", COLUMN_ID, true, PLAIN},
    {"business", "mã đơn vị", COLUMN_ID, true, REFERS(TABLE_BUSINESSES)},
    {"assessed", "ngày kiểm tra", COLUMN_DATE, true, FACT("business.safety.assessed")},
    {"passed", "đạt", COLUMN_BOOLEAN, true, FACT("business.safety.passed")},
    {"score", "điểm", COLUMN_DECIMAL, false, FACT("business.safety.score")},
};

static const struct column suspensions[] = {
    {"id", "số quyết định", COLUMN_ID, true, PLAIN},
    {"business", "mã đơn vị", COLUMN_ID, true, REFERS(TABLE_BUSINESSES)},
    {"from", "từ", COLUMN_TIME, true, PLAIN},
    {"until", "đến", COLUMN_END, false, PLAIN},
    {"act", "văn bản", COLUMN_TEXT, false, PLAIN},
    {"lifted_at", "thu hồi lúc", COLUMN_TIME, false, PLAIN},
};

static const struct column quotas[] = {
    {"id", "số chỉ tiêu", COLUMN_ID, true, PLAIN},
    {"business", "mã đơn vị", COLUMN_ID, true, REFERS(TABLE_BUSINESSES)},
    {"class", "nhóm", COLUMN_WORD, false, FACT("permit.class")},
    {"permits", "số giấy", COLUMN_INTEGER, true, PLAIN},
};

static const struct column permits[] = {
    {"id", "số giấy", COLUMN_ID, true, PLAIN},
    {"person", "mã người", COLUMN_ID, false, REFERS(TABLE_PEOPLE)},
    {"holder", "họ tên", COLUMN_TEXT, true, FACT("permit.holder")},
    {"business", "mã đơn vị", COLUMN_ID, false, REFERS(TABLE_BUSINESSES)},
    {"form", "mẫu giấy", COLUMN_WORD, true, FACT("permit.form")},
    {"class", "nhóm", COLUMN_WORD, false, FACT("permit.class")},
    {"issuer", "nơi cấp", COLUMN_WORD, true, FACT("permit.issuer")},
    {"issuer_zone", "địa bàn nơi cấp", COLUMN_ZONE, true, FACT("permit.issuer_zone")},
    {"purpose", "mục đích", COLUMN_WORD, false, FACT("permit.purpose")},
    {"valid_from", "hiệu lực từ", COLUMN_TIME, true, FACT("permit.valid_from")},
    {"valid_to", "hiệu lực đến", COLUMN_END, true, FACT("permit.valid_to")},
    {"zones", "phạm vi", COLUMN_ZONES, false, FACT("permit.zones")},
    {"hours", "khung giờ", COLUMN_HOURS, false, FACT("permit.hours")},
    {"route", "lộ trình", COLUMN_TEXT, false, FACT("permit.route")},
    {"revoked_at", "thu hồi lúc", COLUMN_TIME, false, PLAIN},
    {"revoked_reason", "lý do thu hồi", COLUMN_WORD, false, FACT("permit.revoked_reason")},
};

static const struct column vehicles[] = {
    {"plate", "biển số", COLUMN_ID, true, PLAIN},
    {"kind", "loại xe", COLUMN_WORD, false, FACT("vehicle.kind")},
    {"seats", "số chỗ", COLUMN_INTEGER, false, FACT("vehicle.seats")},
    {"card", "số thẻ", COLUMN_ID, false, PLAIN},
    {"card_expires", "thẻ hết hạn", COLUMN_END, false, FACT("vehicle.qr_expires")},
    {"card_revoked_at", "thu hồi thẻ lúc", COLUMN_TIME, false, PLAIN},
};

static const struct column areas[] = {
    {"zone", "địa bàn", COLUMN_ZONE, true, PLAIN},
    {"population", "dân số", COLUMN_INTEGER, false, FACT("area.population")},
    {"community_cases_week", "ca cộng đồng trong tuần", COLUMN_INTEGER, false,
     FACT("area.community_cases_week")},
    {"quarantine_cases_week", "ca cách ly trong tuần", COLUMN_INTEGER, false,
     FACT("area.quarantine_cases_week")},
    {"dose1_share", "tỷ lệ tiêm mũi 1", COLUMN_SHARE, false, FACT("area.dose1_share")},
    {"last_case", "ca gần nhất", COLUMN_DATE, false, FACT("area.last_case")},
};

static const struct column level_lists[] = {
    {"id", "số danh sách", COLUMN_ID, true, PLAIN},
    {"act", "văn bản", COLUMN_TEXT, true, PLAIN},
    {"author", "nơi công bố", COLUMN_TEXT, true, PLAIN},
    {"from", "từ", COLUMN_TIME, true, PLAIN},
    {"to", "đến", COLUMN_END, false, PLAIN},
    {"imported_at", "nhập lúc", COLUMN_TIME, true, PLAIN},
};

static const struct column levels[] = {
    {"id", "số dòng", COLUMN_ID, true, PLAIN},
    {"list", "số danh sách", COLUMN_ID, true, REFERS(TABLE_LEVEL_LISTS)},
    {"zone", "địa bàn", COLUMN_ZONE, true, PLAIN},
    {"level", "cấp độ", COLUMN_WORD, true, FACT("place.at.published_level")},
};

static const struct column blockades[] = {
    {"id", "mã", COLUMN_ID, true, PLAIN},
    {"name", "tên", COLUMN_TEXT, true, PLAIN},
    {"name_en", "tên tiếng anh", COLUMN_TEXT, false, PLAIN},
    {"parent", "địa bàn", COLUMN_ZONE, true, PLAIN},
    {"level", "mức", COLUMN_WORD, true, FACT("place.at.asserted_level")},
    {"act", "văn bản", COLUMN_WORD, true, FACT(ACT_FACT)},
    {"author", "nơi ban hành", COLUMN_TEXT, true, PLAIN},
    {"from", "từ", COLUMN_TIME, true, PLAIN},
    {"to", "đến", COLUMN_END, false, PLAIN},
    {"shape", "ranh giới", COLUMN_SHAPE, true, PLAIN},
};

static const struct column api_keys[] = {
    {"id", "mã khóa", COLUMN_ID, true, PLAIN},
    {"role", "vai trò", COLUMN_WORD, true, WORDS("public|checkpoint|official|auditor|admin")},
    {"authority", "cơ quan", COLUMN_ID, false, PLAIN},
    {"hash", "mã băm", COLUMN_ID, true, PLAIN},
    {"owner", "người giữ", COLUMN_TEXT, true, PLAIN},
    {"from", "từ", COLUMN_TIME, true, PLAIN},
    {"to", "đến", COLUMN_END, false, PLAIN},
    {"revoked_at", "thu hồi lúc", COLUMN_TIME, false, PLAIN},
};

static const struct column outcomes[] = {
    {"id", "số", COLUMN_ID, true, PLAIN},
    {"decision", "mã quyết định", COLUMN_ID, true, PLAIN},
    {"outcome", "kết quả", COLUMN_WORD, true,
     WORDS("passed|turned_back|sent_to_test|quarantined|fined|other")},
    {"at", "lúc", COLUMN_TIME, true, PLAIN},
    {"who", "người ghi", COLUMN_TEXT, true, PLAIN},
    {"note", "ghi chú", COLUMN_TEXT, false, PLAIN},
};

static const struct column changes[] = {
    {"number", "số", COLUMN_INTEGER, true, PLAIN},
    {"at", "lúc", COLUMN_TIME, true, PLAIN},
    {"who", "ai", COLUMN_TEXT, true, PLAIN},
    {"why", "lý do", COLUMN_TEXT, true, PLAIN},
    {"action", "việc", COLUMN_TEXT, true, PLAIN},
    {"table", "bảng", COLUMN_TEXT, true, PLAIN},
    {"key", "mã", COLUMN_TEXT, false, PLAIN},
    {"detail", "chi tiết", COLUMN_TEXT, false, PLAIN},
};

#define COLUMNS(list) list, sizeof(list) / sizeof(list)[0]
const struct registry_table registry_tables[TABLE_COUNT] = {
    [TABLE_HOUSEHOLDS] = {"households", "hộ gia đình", COLUMNS(households), false, 0, 0},
    [TABLE_PEOPLE] = {"people", "người dân", COLUMNS(people), false, 0, 0},
    [TABLE_TICKETS] = {"tickets", "phiếu đi chợ", COLUMNS(tickets), false, 0, 0},
    [TABLE_TRIPS] = {"trips", "lượt đi chợ", COLUMNS(trips), false, 0, 0},
    [TABLE_BUSINESSES] = {"businesses", "đơn vị", COLUMNS(businesses), false, 0, 0},
    [TABLE_INSPECTIONS] = {"inspections", "kiểm tra", COLUMNS(inspections), false, 0, 0},
    [TABLE_SUSPENSIONS] = {"suspensions", "đình chỉ", COLUMNS(suspensions), false, SUSPENSIONS_FROM,
                           SUSPENSIONS_UNTIL},
    [TABLE_QUOTAS] = {"quotas", "chỉ tiêu", COLUMNS(quotas), false, 0, 0},
    [TABLE_PERMITS] = {"permits", "giấy đi đường", COLUMNS(permits), false, PERMITS_VALID_FROM,
                       PERMITS_VALID_TO},
    [TABLE_VEHICLES] = {"vehicles", "phương tiện", COLUMNS(vehicles), false, 0, 0},
    [TABLE_AREAS] = {"areas", "số liệu địa bàn", COLUMNS(areas), false, 0, 0},
    [TABLE_LEVEL_LISTS] = {"level_lists", "danh sách cấp độ", COLUMNS(level_lists), false,
                           LEVEL_LISTS_FROM, LEVEL_LISTS_TO},
    [TABLE_LEVELS] = {"levels", "cấp độ", COLUMNS(levels), false, 0, 0},
    [TABLE_BLOCKADES] = {"blockades", "phong tỏa", COLUMNS(blockades), false, BLOCKADES_FROM,
                         BLOCKADES_TO},
    [TABLE_API_KEYS] = {"api_keys", "khóa truy cập", COLUMNS(api_keys), false, 5, 6},
    [TABLE_OUTCOMES] = {"outcomes", "xử lý", COLUMNS(outcomes), false, 0, 0},
    [TABLE_CHANGES] = {"changes", "nhật ký thay đổi", COLUMNS(changes), true, 0, 0},
};

enum table_id table_find(const char *name) {
    int id = 0;
    while (id < TABLE_COUNT && strcmp(registry_tables[id].name, name) != 0)
        id++;
    return (enum table_id)id;
}

size_t column_find(const struct registry_table *table, const char *name) {
    size_t column = 0;
    while (column < table->count && strcmp(table->columns[column].name, name) != 0)
        column++;
    return column;
}
