/** Goods that a household producer may have in mind for each group. They are help in choosing, not law. */

export const GROUP_EXAMPLES: Record<string, { vi: string; en: string }> = {
  cereal: { vi: 'gạo tám, gạo nếp, ngô hạt, đỗ xanh', en: 'rice, glutinous rice, maize, mung beans' },
  food: { vi: 'bánh gai, kẹo lạc, mật ong, nước mắm, dầu lạc', en: 'cakes, peanut candy, honey, fish sauce, peanut oil' },
  'health-supplement': { vi: 'viên uống bổ sung, trà thảo dược có công bố thực phẩm bảo vệ sức khỏe', en: 'supplement capsules, herbal tea declared as a supplement' },
  'nutrition-product': { vi: 'sữa bột dinh dưỡng y học, thực phẩm cho chế độ ăn đặc biệt', en: 'medical nutrition powder, food for special diets' },
  'irradiated-food': { vi: 'gia vị hoặc trái cây đã chiếu xạ', en: 'irradiated spices or fruit' },
  'gm-food': { vi: 'thực phẩm làm từ ngô, đậu tương biến đổi gen', en: 'food of modified maize or soya' },
  drink: { vi: 'nước sấu, trà sen, nước đóng chai', en: 'fruit drinks, lotus tea, bottled water' },
  alcohol: { vi: 'rượu nếp, rượu men lá, bia', en: 'rice spirit, beer' },
  'food-additive': { vi: 'bột nở, chất bảo quản, phẩm màu', en: 'baking powder, preservatives, colours' },
  'food-ingredient': { vi: 'vi chất dinh dưỡng dùng bổ sung vào thực phẩm', en: 'micronutrients to be added to food' },
  cosmetic: { vi: 'xà phòng tắm, dầu gội bồ kết, son dưỡng', en: 'bath soap, shampoo, lip balm' },
  textile: { vi: 'vải lanh, khăn, quần áo', en: 'linen, scarves, clothes' },
  wood: { vi: 'khay gỗ, đồ gỗ', en: 'wooden trays, furniture' },
  ceramic: { vi: 'bát, bình gốm, đồ thủy tinh', en: 'bowls, vases, glassware' },
  handicraft: { vi: 'đồ mây tre, tranh thêu, đồ cói', en: 'rattan and bamboo ware, embroidery, sedge ware' },
  'household-goods': { vi: 'rổ rá, hộp nhựa, dụng cụ bếp', en: 'baskets, plastic boxes, kitchen tools' },
  'household-chemical': { vi: 'chất diệt côn trùng, hóa chất gia dụng', en: 'insecticides, household chemicals' },
  'household-cleaning': { vi: 'nước rửa bát, nước lau sàn', en: 'dish soap, floor cleaner' },
};
