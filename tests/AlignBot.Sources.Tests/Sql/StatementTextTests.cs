using AlignBot.Sources.Sql;

namespace AlignBot.Sources.Tests.Sql;

public static class StatementTextTests
{
    public class WhenAStatementReads
    {
        [Theory]
        [InlineData("SELECT 1", "SELECT 1")]
        [InlineData("select 1;", "select 1")]
        [InlineData("SELECT 1 ; -- the end\n /* of it */ ", "SELECT 1 ")]
        [InlineData("-- accounts\n/* of /* nested */ comments */\nWITH a AS (SELECT 1) SELECT * FROM a",
            "-- accounts\n/* of /* nested */ comments */\nWITH a AS (SELECT 1) SELECT * FROM a")]
        [InlineData("SELECT 'a;b', \"c;d\", $$e;f$$, $x$g;$y$;h$x$, E'i\\';j' FROM t",
            "SELECT 'a;b', \"c;d\", $$e;f$$, $x$g;$y$;h$x$, E'i\\';j' FROM t")]
        [InlineData("SELECT 'it''s; fine' -- one; line\n FROM t /* a; b */", "SELECT 'it''s; fine' -- one; line\n FROM t /* a; b */")]
        [InlineData("SELECT a->>'x', b - 1, c / 2, $1 FROM t", "SELECT a->>'x', b - 1, c / 2, $1 FROM t")]
        public void It_is_taken_without_the_semicolon_at_its_end(string text, string taken)
        {
            Assert.Equal(taken, StatementText.Check(text, "Sources:x:Accounts:Statement"));
        }
    }

    public class WhenAStatementDoesMore
    {
        [Theory]
        [InlineData("DELETE FROM accounts")]
        [InlineData("-- SELECT\nUPDATE accounts SET name = ''")]
        [InlineData("/* SELECT */ INSERT INTO t VALUES (1)")]
        [InlineData("SELECTED")]
        [InlineData("TABLE accounts")]
        [InlineData("; SELECT 1")]
        public void One_that_begins_otherwise_is_refused(string text)
        {
            var refused = Assert.Throws<SourceException>(() => StatementText.Check(text, "Sources:x:Accounts:Statement"));

            Assert.Equal("Sources:x:Accounts:Statement must begin with SELECT or WITH: it may only read.", refused.Message);
        }

        [Theory]
        [InlineData("SELECT 1; SELECT 2")]
        [InlineData("SELECT 1;;")]
        [InlineData("SELECT 'a\\'; DELETE FROM accounts; --'")]
        [InlineData("SELECT $$a$$; DROP TABLE accounts")]
        [InlineData("SELECT 1 /* a /* b */ c */; DROP TABLE accounts")]
        [InlineData("SELECT me'x\\'; DROP TABLE accounts --'")]
        [InlineData("SELECT a$$b; DROP TABLE accounts; $$")]
        [InlineData("SELECT ä$$b; DROP TABLE accounts; $$")]
        public void Anything_after_a_semicolon_is_refused(string text)
        {
            var refused = Assert.Throws<SourceException>(() => StatementText.Check(text, "Sources:x:Accounts:Statement"));

            Assert.Equal("Sources:x:Accounts:Statement holds something after a semicolon. "
                + "Write one statement, and nothing after it.", refused.Message);
        }

        [Theory]
        [InlineData("")]
        [InlineData(" -- nothing")]
        public void None_is_refused(string text)
        {
            var refused = Assert.Throws<SourceException>(() => StatementText.Check(text, "Sources:x:Accounts:Statement"));

            Assert.Equal("Sources:x:Accounts:Statement holds no statement. Write one SELECT.", refused.Message);
        }
    }
}
