/** The shortcodes that people and apps use most; others are shown as typed. */
const codes = `
100 💯|+1 👍|-1 👎|alarm_clock ⏰|arrow_down ⬇️|arrow_left ⬅️|arrow_right ➡️|arrow_up ⬆️|balance_scale ⚖️|ballot_box_with_check ☑️|bar_chart 📊|basketball 🏀
bell 🔔|blue_heart 💙|blush 😊|books 📚|boom 💥|bulb 💡|bust_in_silhouette 👤|busts_in_silhouette 👥|calendar 📆|chart_with_downwards_trend 📉
chart_with_upwards_trend 📈|checkered_flag 🏁|clap 👏|clipboard 📋|clock1 🕐|clock3 🕒|coffee ☕|confused 😕|construction 🚧|cry 😢|dart 🎯|date 📅|email 📧
exclamation ❗|eyes 👀|file_folder 📁|fire 🔥|gear ⚙️|green_heart 💚|grin 😁|grinning 😀|hammer 🔨|handshake 🤝|heart ❤️|heavy_check_mark ✔️|heavy_minus_sign ➖
heavy_plus_sign ➕|hourglass ⌛|hourglass_flowing_sand ⏳|information_source ℹ️|joy 😂|key 🔑|large_blue_circle 🔵|large_green_circle 🟢|large_orange_circle 🟠
large_yellow_circle 🟡|large_red_square 🟥|laughing 😆|link 🔗|lock 🔒|loudspeaker 📢|mag 🔍|mega 📣|memo 📝|moneybag 💰|mute 🔇|negative_squared_cross_mark ❎
no_entry ⛔|no_entry_sign 🚫|ok 🆗|ok_hand 👌|one 1️⃣|paperclip 📎|pencil ✏️|pencil2 ✏️|point_right 👉|pray 🙏|pushpin 📌|question ❓|raised_hand ✋|raised_hands 🙌
red_circle 🔴|repeat 🔁|robot_face 🤖|rocket 🚀|rotating_light 🚨|round_pushpin 📍|scales ⚖️|scroll 📜|see_no_evil 🙈|slightly_smiling_face 🙂|smile 😄|smiley 😃
sob 😭|sparkles ✨|speech_balloon 💬|star ⭐|stopwatch ⏱️|sunny ☀️|sweat_smile 😅|tada 🎉|thinking_face 🤔|thread 🧵|three 3️⃣|thumbsdown 👎|thumbsup 👍|timer_clock ⏲️
traffic_light 🚦|trophy 🏆|two 2️⃣|unlock 🔓|vertical_traffic_light 🚦|warning ⚠️|wave 👋|white_check_mark ✅|white_circle ⚪|white_large_square ⬜|wink 😉|wrench 🔧
writing_hand ✍️|x ❌|zap ⚡|zzz 💤`;

/** @type {Map<string, string>} */
export const emoji = new Map(codes.trim().split(/[|\n]/).map(pair => /** @type {[string, string]} */ (pair.split(' '))));
