using AlignBot.Sources.Snowflake;
using AlignBot.Sources.Warehouses;
using NodaTime;

namespace AlignBot.Sources.Tests.Snowflake;

public static class SnowflakeCellsTests
{
    static object? Read(string type, string text) => SnowflakeCells.Read(new WarehouseColumn("c", type, SnowflakeCells.Of(type)), text);

    public class WhenACellIsWritten
    {
        [Fact]
        public void Days_are_counted_from_1970()
        {
            Assert.Equal(new LocalDate(2020, 1, 1), Read("DATE", "18262"));
            Assert.Equal(new LocalDate(1969, 12, 31), Read("date", "-1"));
        }

        [Fact]
        public void Times_are_seconds_with_nine_decimals()
        {
            Assert.Equal(new LocalDateTime(2026, 9, 30, 13, 59, 59).PlusNanoseconds(123456789), Read("TIMESTAMP_NTZ",
                "1790776799.123456789"));
            Assert.Equal(Instant.FromUtc(2026, 9, 30, 13, 59, 59), Read("TIMESTAMP_LTZ", "1790776799.000000000"));
            Assert.Equal(Instant.FromUnixTimeMilliseconds(-1500), Read("TIMESTAMP_LTZ", "-1.500000000"));
        }

        [Theory]
        [InlineData("1790776799.000000000 1560")]
        [InlineData("1790776799.000000000 960")]
        public void A_zone_behind_a_time_does_not_move_the_moment(string text)
        {
            Assert.Equal(Instant.FromUtc(2026, 9, 30, 13, 59, 59), Read("TIMESTAMP_TZ", text));
        }

        [Fact]
        public void Numbers_are_scaled_already_and_ids_of_38_digits_stay_whole()
        {
            Assert.Equal(12.50m, Read("FIXED", "12.50"));
            Assert.Equal("12345678901234567890123456789012345678", Read("FIXED", "12345678901234567890123456789012345678"));
            Assert.Equal(0.1, Read("REAL", "0.1"));
        }

        [Fact]
        public void What_is_json_is_read_as_json()
        {
            Assert.Equal("Acme", Read("VARIANT", "\"Acme\""));
            Assert.Null(Read("VARIANT", "null"));
            Assert.Equal(12.5m, Read("VARIANT", "12.5"));
            Assert.Equal(["A-1", "7"], (string[])Read("ARRAY", """["A-1", 7, null]""")!);
        }

        [Theory]
        [InlineData("DATE", "2026-09-30")]
        [InlineData("DATE", "99999999")]
        [InlineData("TIMESTAMP_NTZ", "2026-09-30 12:00:00")]
        [InlineData("TIMESTAMP_TZ", "1790776799.000000000")]
        [InlineData("TIMESTAMP_LTZ", "99999999999999")]
        [InlineData("BOOLEAN", "maybe")]
        [InlineData("VARIANT", "{\"a\":1}")]
        [InlineData("VARIANT", "{")]
        [InlineData("OBJECT", "{}")]
        [InlineData("TIME", "82919.000000000")]
        [InlineData("BINARY", "0AFF")]
        public void What_is_not_written_so_or_not_read_is_refused(string type, string text)
        {
            Assert.Throws<FormatException>(() => Read(type, text));
        }
    }
}
