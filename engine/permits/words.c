/*
 * words.c - what speaks against a permit, for officers and for programs.
 */
#include "lockdown/permits.h"

static const struct {
    const char *name;
    struct lkd_bilingual text;
} faults[] = {
    [LKD_PERMIT_FOREIGN] = {"foreign",
                            {"Mã này không phải là giấy đi đường của hệ thống này.",
                             "This code is not one of our permits."}},
    [LKD_PERMIT_DAMAGED] = {"damaged",
                            {"Mã bị hỏng hoặc quét chưa đủ. Hãy quét lại.",
                             "The code is damaged or was not read whole. Scan it again."}},
    [LKD_PERMIT_UNKNOWN_KEY] =
        {"unknown_key",
         {"Mã được ký bằng khóa không có trong danh sách: nghi giấy giả, hoặc danh sách khóa đã "
          "cũ.",
          "It is signed with a key that is not known here: a suspected forgery, unless the keys "
          "are out of date."}},
    [LKD_PERMIT_BAD_SIGNATURE] = {"bad_signature",
                                  {"Chữ ký không đúng: giấy giả hoặc đã bị sửa.",
                                   "The signature is wrong: a forged or altered permit."}},
    [LKD_PERMIT_KEY_REVOKED] = {"key_revoked",
                                {"Khóa ký giấy này đã bị thu hồi.",
                                 "The key that signed it has been revoked."}},
    [LKD_PERMIT_KEY_PERIOD] = {"key_period",
                               {"Giấy không nằm trong thời hạn của khóa đã ký.",
                                "Its life is not inside the period of the key that signed it."}},
    [LKD_PERMIT_OTHER_ISSUER] = {"other_issuer",
                                 {"Cơ quan ghi trên giấy không phải là cơ quan đã ký.",
                                  "It names another issuer than the one that signed."}},
    [LKD_PERMIT_TERRITORY] = {"territory",
                              {"Giấy ghi địa bàn ngoài thẩm quyền của cơ quan cấp.",
                               "It names a place outside the territory of its issuer."}},
    [LKD_PERMIT_EARLY] = {"not_yet_valid", {"Giấy chưa có hiệu lực.", "It is not valid yet."}},
    [LKD_PERMIT_EXPIRED] = {"expired", {"Giấy đã hết hạn.", "It has expired."}},
    [LKD_PERMIT_REVOKED] = {"revoked", {"Giấy đã bị thu hồi.", "It has been revoked."}},
    [LKD_PERMIT_OTHER_HOLDER] = {"other_holder",
                                 {"Tên trên giấy không khớp với giấy tờ tùy thân.",
                                  "The name on it is not that of the identity card."}},
    [LKD_PERMIT_CLOCK_BEHIND] = {"clock_behind",
                                 {"Đồng hồ của máy chạy chậm so với lần trước. Hãy chỉnh giờ.",
                                  "The clock of this device is behind an earlier reading. Set it "
                                  "right."}},
    [LKD_PERMIT_NO_LIST] = {"no_list",
                            {"Chưa có danh sách giấy bị thu hồi.",
                             "There is no list of revoked permits here."}},
    [LKD_PERMIT_OLD_LIST] = {"old_list",
                             {"Danh sách giấy bị thu hồi đã quá cũ. Hãy cập nhật.",
                              "The list of revoked permits is too old. Update it."}},
};
_Static_assert(sizeof faults / sizeof *faults == LKD_PERMIT_FAULTS, "each fault has its words");

const char *lkd_permit_fault_name(enum lkd_permit_fault fault) {
    return faults[fault].name;
}

struct lkd_bilingual lkd_permit_fault_text(enum lkd_permit_fault fault) {
    return faults[fault].text;
}

const char *lkd_standing_name(enum lkd_standing standing) {
    static const char *const names[] = {[LKD_PERMIT_GOOD] = "good",
                                        [LKD_PERMIT_BAD] = "bad",
                                        [LKD_PERMIT_UNCLEAR] = "undetermined"};
    return names[standing];
}
