import os
import unittest
from unittest.mock import Mock, patch

from botocore.exceptions import ClientError, EndpointConnectionError

import models
from conversation_store import Message


def user(text):
    return Message("user", text)


def assistant(text):
    return Message("assistant", text)


class EchoTests(unittest.TestCase):
    def test_it_says_what_was_said(self):
        reply = "".join(models.Echo().reply([user("one"), assistant("(1) one"), user("two words")]))
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
            ]
        }
        model = models.Bedrock("example.model-v1:0", client)
        self.assertEqual("".join(model.reply([user("hi")])), "Hello")
        arguments = client.converse_stream.call_args.kwargs
        self.assertEqual(arguments["modelId"], "example.model-v1:0")
        self.assertEqual(arguments["messages"], [{"role": "user", "content": [{"text": "hi"}]}])

    def test_failures_name_the_code_and_nothing_else(self):
        refused = ClientError({"Error": {"Code": "AccessDeniedException", "Message": "arn:…"}}, "ConverseStream")
        unreachable = EndpointConnectionError(endpoint_url="https://bedrock.example")
        for failure, word in [(refused, "AccessDeniedException"), (unreachable, "EndpointConnectionError")]:
            client = Mock()
            client.converse_stream.side_effect = failure
            with self.subTest(word=word), self.assertRaises(models.ModelError) as raised:
                list(models.Bedrock("m", client).reply([user("hi")]))
            self.assertIn(word, str(raised.exception))
            self.assertNotIn("arn", str(raised.exception))


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
