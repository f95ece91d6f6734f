import os
import unittest
from unittest.mock import Mock, call, patch

from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError

import models
from conversation_store import Message


def user(text):
    return Message("user", text)


def assistant(text):
    return Message("assistant", text)


class EchoTests(unittest.TestCase):
    def test_it_says_what_was_said(self):
        reply = "".join(models.Echo().reply([user("one"), assistant("(1) one"), user("two words")], print))
        self.assertEqual(reply.strip(), "(2) two words")

    def test_it_is_the_model_unless_another_is_named(self):
        for value in ["", "echo", " "]:
            with patch.dict(os.environ, {"CHATBOT_MODEL": value}):
                self.assertEqual(models.from_environment().name, "echo")


class BedrockTests(unittest.TestCase):
    def test_it_streams_text_and_passes_the_turns_on(self):
        client = Mock()
        client.converse_stream.return_value = {
            "stream": [
                {"messageStart": {"role": "assistant"}},
                {"contentBlockDelta": {"delta": {"text": "Hel"}}},
                {"contentBlockDelta": {"delta": {"text": "lo"}}},
                {"messageStop": {"stopReason": "end_turn"}},
                {"metadata": {"usage": {"inputTokens": 7, "outputTokens": 5, "totalTokens": 12}, "metrics": {}}},
            ]
        }
        model, report = models.Bedrock("example.model-v1:0", client), Mock()
        self.assertEqual("".join(model.reply([user("hi")], report)), "Hello")
        report.assert_called_once_with(12)
        arguments = client.converse_stream.call_args.kwargs
        self.assertEqual(arguments["modelId"], "example.model-v1:0")
        self.assertEqual(arguments["messages"], [{"role": "user", "content": [{"text": "hi"}]}])

    def test_failures_name_the_code_and_nothing_else(self):
        refused = ClientError({"Error": {"Code": "AccessDeniedException", "Message": "arn:…"}}, "ConverseStream")
        unreachable = EndpointConnectionError(endpoint_url="https://bedrock.example")
        for failure, word, reported in [
            (refused, "AccessDeniedException", [call(0)]), (unreachable, "EndpointConnectionError", []),
        ]:
            client, report = Mock(), Mock()
            client.converse_stream.side_effect = failure
            with self.subTest(word=word), self.assertRaises(models.ModelError) as raised:
                list(models.Bedrock("m", client).reply([user("hi")], report))
            self.assertEqual(report.mock_calls, reported)
            self.assertIn(word, str(raised.exception))
            self.assertNotIn("arn", str(raised.exception))


    def test_a_reply_that_breaks_off_reports_nothing(self):
        def events():
            yield {"contentBlockDelta": {"delta": {"text": "Hel"}}}
            raise ReadTimeoutError(endpoint_url="https://bedrock.example")

        client, report = Mock(), Mock()
        client.converse_stream.return_value = {"stream": events()}
        with self.assertRaises(models.ModelError):
            list(models.Bedrock("m", client).reply([user("hi")], report))
        report.assert_not_called()

    def test_a_reply_takes_at_most_what_is_sent_and_its_own_limit(self):
        model = models.Bedrock("m", Mock())
        self.assertEqual(model.most_tokens([user("four")]), 3 + models.MAX_REPLY_TOKENS)
        long = [user("x" * 4000), assistant("y" * 4000)] * 100
        # Only what is sent counts, and of each character no more than a token.
        turns = models.MAX_TURNS * (4000 // 2 + 1)
        self.assertEqual(model.most_tokens(long), turns + models.MAX_REPLY_TOKENS)
        self.assertEqual(model.most_tokens([user("語" * 100)]), 151 + models.MAX_REPLY_TOKENS)


class TurnTests(unittest.TestCase):
    def test_roles_alternate_and_the_user_begins(self):
        for messages, roles in [
            ([user("a")], ["user"]),
            ([user("a"), user("b")], ["user"]),
            ([assistant("x"), user("a")], ["user"]),
            ([user("a"), assistant("x"), user("b"), user("c")], ["user", "assistant", "user"]),
            ([user("a"), assistant(" "), user("b")], ["user"]),
            ([user("a"), assistant("x")] * 60 + [user("b")], None),
        ]:
            with self.subTest(count=len(messages)):
                turns = models.turns(messages)
                got = [turn["role"] for turn in turns]
                self.assertEqual(got, roles or (["user", "assistant"] * 20)[: len(got)])
                self.assertLessEqual(len(got), models.MAX_TURNS)
                self.assertEqual(turns[-1]["content"][-1]["text"], messages[-1].text)


if __name__ == "__main__":
    unittest.main()
