/* home-texts.js - the words of the home page. */
export const texts = {
  vi: {
    title: 'Trang chủ',
    heading: 'Tra cứu quy định phòng dịch',
    lead: 'Ai được đi, nơi nào được mở, đến bao giờ, theo văn bản nào.',
    checkpoint: {
      name: 'Chốt kiểm soát',
      about: 'Dành cho cán bộ: quét giấy đi đường, biết ngay có được qua hay không.',
    },
    business: {
      name: 'Cơ sở kinh doanh',
      about: 'Được hoạt động không, phải làm gì, cần thay đổi gì.',
    },
    map: { name: 'Bản đồ', about: 'Nơi nào đang áp dụng cấp độ nào, qua từng ngày.' },
    rulebook: { name: 'Quy định', about: 'Toàn bộ văn bản và quy tắc, sắp có gì thay đổi.' },
    machine: 'Dành cho chương trình khác:',
  },
  en: {
    title: 'Home',
    heading: 'Look up the lockdown rules',
    lead: 'Who may pass, what may open, until when, and by which document.',
    checkpoint: {
      name: 'Checkpoint',
      about: 'For officers: scan a permit and see at once whether its holder may pass.',
    },
    business: {
      name: 'Business',
      about: 'May we operate, what are our duties, and what would have to change.',
    },
    map: { name: 'Map', about: 'Which level holds where, day by day.' },
    rulebook: { name: 'Rulebook', about: 'Every document and rule, and what changes next.' },
    machine: 'For other programs:',
  },
};
