"""What answers: a model on Amazon Bedrock, or an echo that needs nothing and runs anywhere."""

import os
from collections.abc import Callable, Iterator
from typing import Protocol

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from conversation_store import Message

MAX_TURNS = 40
MAX_REPLY_TOKENS = 1024


class ModelError(Exception):
    """The model gave no answer; the text is for the person who asked."""


class Model(Protocol):
    name: str

    def most_tokens(self, messages: list[Message]) -> int:
        """How many tokens a reply may take, with what is sent for it: a high estimate."""

    def reply(self, messages: list[Message], report: Callable[[int], None]) -> Iterator[str]:
        """The parts of the reply. `report` is told how many tokens it took."""


class Echo:
    name = "echo"

    def most_tokens(self, messages: list[Message]) -> int:
        return 0

    def reply(self, messages: list[Message], report: Callable[[int], None]) -> Iterator[str]:
        count = sum(message.role == "user" for message in messages)
        yield f"({count}) "
        for word in messages[-1].text.split(" "):
            yield word + " "


class Bedrock:
    def __init__(self, model_id: str, client=None):
        self.name = model_id
        self._client = client or boto3.client(
            "bedrock-runtime",
            config=Config(connect_timeout=5, read_timeout=60, retries={"mode": "standard", "max_attempts": 3}),
        )

    def most_tokens(self, messages: list[Message]) -> int:
        texts = [part["text"] for turn in turns(messages) for part in turn["content"]]
        # A token has four characters of English, and rarely less than two bytes of any other text.
        return sum(len(text.encode()) // 2 + 1 for text in texts) + MAX_REPLY_TOKENS

    def reply(self, messages: list[Message], report: Callable[[int], None]) -> Iterator[str]:
        has_begun = False
        try:
            response = self._client.converse_stream(
                modelId=self.name,
                messages=turns(messages),
                inferenceConfig={"maxTokens": MAX_REPLY_TOKENS},
            )
            for event in response["stream"]:
                has_begun = True
                text = event.get("contentBlockDelta", {}).get("delta", {}).get("text")
                if text:
                    yield text
                # The last event of a whole reply.
                if usage := event.get("metadata", {}).get("usage"):
                    report(usage["totalTokens"])
        except ClientError as error:
            if not has_begun:
                report(0)  # The request was refused.
            raise ModelError(f"the model did not answer ({error.response['Error']['Code']})") from error
        except BotoCoreError as error:
            raise ModelError(f"the model could not be reached ({type(error).__name__})") from error


def turns(messages: list[Message]) -> list[dict]:
    """The newest messages as Converse wants them: user first, roles alternating.

    A question whose answer failed is followed by another question, so adjacent messages of one role become one turn.
    """
    result: list[dict] = []
    for message in messages[-MAX_TURNS:]:
        if not message.text.strip() or (not result and message.role != "user"):
            continue
        if result and result[-1]["role"] == message.role:
            result[-1]["content"].append({"text": message.text})
        else:
            result.append({"role": message.role, "content": [{"text": message.text}]})
    return result


def from_environment() -> Model:
    model_id = os.environ.get("CHATBOT_MODEL", "").strip()
    return Bedrock(model_id) if model_id not in ("", "echo") else Echo()
